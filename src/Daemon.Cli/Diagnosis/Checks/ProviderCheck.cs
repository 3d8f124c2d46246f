using System.Globalization;
using System.Net;
using Daemon.Config.Loading;

namespace Daemon.Cli.Diagnosis.Checks;

/// <summary>Whether the provider's server answers at all. Nothing is asked of a model.</summary>
internal sealed class ProviderCheck(ConfigSnapshot config) : ICheck
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(5);

    public string Id => "reachability.provider";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (config.Effective is not { } effective || !effective.ModelProviders.TryGetValue(effective.ModelProvider, out var provider))
        {
            return new Finding(FindingStatus.Warning, "the provider is not known while the configuration is broken");
        }

        if (provider.BaseUrl is not { } address || !Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            return new Finding(FindingStatus.Ok, $"{provider.Name} needs no network");
        }

        var shown = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        try
        {
            using var handler = new SocketsHttpHandler { ConnectTimeout = ConnectTime, AllowAutoRedirect = false };
            using var client = new HttpClient(handler);
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            List<(string Name, string Value)> details =
                [("address", shown), ("status", ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture))];
            return response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired
                ? new Finding(FindingStatus.Fail, "a proxy on the way wants a password")
                {
                    Details = details,
                    Remedy = "put the proxy's user and password into HTTPS_PROXY",
                }
                : new Finding(FindingStatus.Ok, $"{shown} answers") { Details = details };
        }
        catch (HttpRequestException error)
        {
            return new Finding(FindingStatus.Fail, $"{shown} does not answer: {error.InnerException?.Message ?? error.Message}")
            {
                Details = [("address", shown), ("error", error.HttpRequestError.ToString())],
                Remedy = "check base_url of the provider, the network, and proxy variables",
            };
        }
    }
}
