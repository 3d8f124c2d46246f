using System.Text.Json;
using Daemon.Mcp.Http;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.OAuth;

/// <summary>The stored sign-in to one server, renewed when it runs out.</summary>
public sealed class OAuthTokens(OAuthStore store, HttpMessageInvoker http, string serverName, Uri serverUrl, TimeProvider clock) : IAccessTokens
{
    /// <summary>A token that runs out within this time is renewed before it is used.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>One renewal at a time in the whole process: issuers let a refresh token be used once.</summary>
    private static readonly SemaphoreSlim Renewing = new(1, 1);

    private readonly OAuthHttp _http = new(http);

    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (store.Find(serverName, serverUrl.OriginalString) is not { } credential)
        {
            return null;
        }

        return IsGood(credential) ? credential.AccessToken : await RenewAsync(credential.AccessToken, cancellationToken) ?? credential.AccessToken;
    }

    public async ValueTask<string?> RenewAsync(string refused, CancellationToken cancellationToken)
    {
        await Renewing.WaitAsync(cancellationToken);
        try
        {
            if (store.Find(serverName, serverUrl.OriginalString) is not { } credential)
            {
                return null;
            }

            // Somebody else was quicker.
            if (credential.AccessToken != refused)
            {
                return credential.AccessToken;
            }

            return credential.RefreshToken is { } refresh ? await RenewAsync(credential, refresh, cancellationToken) : null;
        }
        catch (Exception error) when (error is McpException or IOException or UnauthorizedAccessException)
        {
            // The server's own refusal says that a sign-in is needed.
            return null;
        }
        finally
        {
            Renewing.Release();
        }
    }

    /// <summary>Reads a token endpoint's answer.</summary>
    /// <exception cref="McpException">It holds no token.</exception>
    internal static OAuthCredential Credential(
        JsonElement answer, string serverName, string serverUrl, string issuer, string clientId, string? oldRefreshToken, IReadOnlyList<string> scopes, TimeProvider clock)
    {
        if (answer.Text("access_token") is not { } token)
        {
            throw new McpException(McpFailure.Invalid, "the authorization server's answer holds no access_token");
        }

        return new OAuthCredential(
            serverName,
            serverUrl,
            issuer,
            clientId,
            token,
            answer.Integer("expires_in") is { } seconds ? clock.GetUtcNow().ToUnixTimeMilliseconds() + (seconds * 1000) : null,
            answer.Text("refresh_token") ?? oldRefreshToken,
            answer.Text("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? scopes);
    }

    private async Task<string> RenewAsync(OAuthCredential credential, string refreshToken, CancellationToken cancellationToken)
    {
        var endpoint = await new OAuthDiscovery(_http).FindTokenEndpointAsync(credential.Issuer, cancellationToken);
        var answer = await _http.PostFormAsync(
            endpoint,
            [
                KeyValuePair.Create("grant_type", "refresh_token"),
                KeyValuePair.Create("refresh_token", refreshToken),
                KeyValuePair.Create("client_id", credential.ClientId),
                KeyValuePair.Create("resource", serverUrl.AbsoluteUri),
            ],
            cancellationToken);
        var renewed = Credential(
            answer, credential.ServerName, credential.ServerUrl, credential.Issuer, credential.ClientId, refreshToken, credential.Scopes, clock);
        store.Save(renewed);
        return renewed.AccessToken;
    }

    private bool IsGood(OAuthCredential credential) =>
        credential.ExpiresAtMs is not { } expiry || DateTimeOffset.FromUnixTimeMilliseconds(expiry) - clock.GetUtcNow() > Margin;
}
