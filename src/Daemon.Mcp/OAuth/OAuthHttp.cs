using System.Net.Http.Headers;
using System.Text.Json;
using Daemon.Mcp.Http;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.OAuth;

/// <summary>The few requests that a sign-in needs. Errors name the address and the server's own words, never what was sent.</summary>
internal sealed class OAuthHttp(HttpMessageInvoker http)
{
    private const int MaxBytes = 1024 * 1024;
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>The JSON object at an address; null when the server has none there.</summary>
    /// <exception cref="McpException">It could not be asked.</exception>
    public async Task<JsonElement?> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);
        return response.IsSuccessStatusCode ? Parse(await BoundedBody.ReadAsync(response, MaxBytes, cancellationToken)) : null;
    }

    /// <summary>The challenge with which a server answers a request without a token; null when it asks for none.</summary>
    /// <exception cref="McpException">It could not be asked.</exception>
    public async Task<string?> ChallengeAsync(Uri server, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, server), cancellationToken);
        return response.StatusCode == System.Net.HttpStatusCode.Unauthorized ? string.Join(", ", response.Headers.WwwAuthenticate) : null;
    }

    /// <exception cref="McpException">The server refused, with its reason, or could not be asked.</exception>
    public Task<JsonElement> PostJsonAsync(Uri address, byte[] body, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        return PostAsync(address, content, cancellationToken);
    }

    /// <exception cref="McpException">As <see cref="PostJsonAsync"/>.</exception>
    public Task<JsonElement> PostFormAsync(Uri address, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken) =>
        PostAsync(address, new FormUrlEncodedContent(fields), cancellationToken);

    private async Task<JsonElement> PostAsync(Uri address, HttpContent content, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, cancellationToken);
        var (body, _) = await BoundedBody.ReadStartAsync(response, MaxBytes, cancellationToken);
        var answer = Parse(body);
        if (response.IsSuccessStatusCode && answer is { } success)
        {
            return success;
        }

        var reason = answer?.Text("error") is { } error ? $"{error}: {answer?.Text("error_description")}" : $"HTTP {(int)response.StatusCode}";
        throw new McpException(McpFailure.Refused, $"{Shown(address)} refused: {reason.TrimEnd(':', ' ')}");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", HttpStack.ProductToken);
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
            try
            {
                return await http.SendAsync(request, cancellationToken);
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                throw new McpException(McpFailure.Closed, $"HTTP request failed: {error.InnerException?.Message ?? error.Message} ({Shown(request.RequestUri!)})", error);
            }
        }
    }

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Shown(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
