using Daemon.AppServer;

namespace Daemon.Cli.Diagnosis.Checks;

/// <summary>The proxy variables that requests to providers follow.</summary>
internal sealed class ProxyCheck(DaemonOptions options) : ICheck
{
    private static readonly string[] Variables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

    public string Id => "network.proxy";

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        List<(string Name, string Value)> details = [];
        List<string> broken = [];
        foreach (var name in Variables)
        {
            if (options.Environment.TryGetValue(name, out var value) && value.Length > 0)
            {
                // Without the user's password.
                var isAddress = Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Host.Length > 0;
                details.Add((name, isAddress ? address!.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "no address"));
                if (!isAddress)
                {
                    broken.Add(name);
                }
            }
        }

        foreach (var name in (string[])["NO_PROXY", "no_proxy"])
        {
            if (options.Environment.TryGetValue(name, out var value) && value.Length > 0)
            {
                details.Add((name, value));
            }
        }

        return Task.FromResult(broken.Count > 0
            ? new Finding(FindingStatus.Warning, $"{string.Join(", ", broken)} is no address")
            {
                Details = details,
                Remedy = "write it as http://HOST:PORT",
            }
            : new Finding(FindingStatus.Ok, details.Count == 0 ? "no proxy is set" : "a proxy is set") { Details = details });
    }
}
