using System.Text.Json;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.OAuth;

/// <summary>Where and how to sign in to a server.</summary>
/// <param name="RegistrationEndpoint">Null when clients must be registered by hand.</param>
/// <param name="Resource">What the token is to be for.</param>
/// <param name="Scopes">What the server says it supports; null when it does not say.</param>
internal sealed record OAuthMetadata(
    string Issuer, Uri AuthorizationEndpoint, Uri TokenEndpoint, Uri? RegistrationEndpoint, string Resource, IReadOnlyList<string>? Scopes);

/// <summary>
/// Finds the authorization server of a tool server: by the challenge and the protected resource metadata (RFC 9728), then the
/// authorization server's own metadata (RFC 8414, or OpenID Connect Discovery).
/// </summary>
internal sealed class OAuthDiscovery(OAuthHttp http)
{
    /// <summary>Null when the server offers no sign-in.</summary>
    /// <exception cref="McpException">It could not be asked, or what it says cannot be trusted.</exception>
    public async Task<OAuthMetadata?> FindAsync(Uri server, CancellationToken cancellationToken)
    {
        var resource = await FindResourceAsync(server, cancellationToken);
        var issuer = resource?.Texts("authorization_servers") is [{ } first, ..] ? first : server.GetLeftPart(UriPartial.Authority);
        if (await FindIssuerAsync(issuer, cancellationToken) is not { } metadata)
        {
            return null;
        }

        return new OAuthMetadata(
            metadata.Text("issuer") ?? issuer,
            Endpoint(metadata, "authorization_endpoint") ?? throw Missing(issuer, "authorization_endpoint"),
            Endpoint(metadata, "token_endpoint") ?? throw Missing(issuer, "token_endpoint"),
            Endpoint(metadata, "registration_endpoint"),
            resource?.Text("resource") ?? server.AbsoluteUri,
            resource?.Texts("scopes_supported") ?? metadata.Texts("scopes_supported"));
    }

    /// <summary>Where an issuer renews tokens.</summary>
    /// <exception cref="McpException">It does not say.</exception>
    public async Task<Uri> FindTokenEndpointAsync(string issuer, CancellationToken cancellationToken) =>
        await FindIssuerAsync(issuer, cancellationToken) is { } metadata && Endpoint(metadata, "token_endpoint") is { } endpoint
            ? endpoint
            : throw Missing(issuer, "token_endpoint");

    private async Task<JsonElement?> FindResourceAsync(Uri server, CancellationToken cancellationToken)
    {
        var challenge = await http.ChallengeAsync(server, cancellationToken);
        var named = challenge is null ? null : Quoted(challenge, "resource_metadata=\"");
        var root = server.GetLeftPart(UriPartial.Authority);
        string?[] places = [named, $"{root}/.well-known/oauth-protected-resource{server.AbsolutePath.TrimEnd('/')}", $"{root}/.well-known/oauth-protected-resource"];
        foreach (var place in places.OfType<string>().Where(place => place.Length > 0).Distinct())
        {
            // A server speaks for itself only: its metadata lies with it.
            if (Uri.TryCreate(place, UriKind.Absolute, out var address) && address.GetLeftPart(UriPartial.Authority) == root
                && await http.GetAsync(address, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private async Task<JsonElement?> FindIssuerAsync(string issuer, CancellationToken cancellationToken)
    {
        var address = Trusted(issuer) ?? throw new McpException(McpFailure.Invalid, $"the authorization server {issuer} has no https address");
        var root = address.GetLeftPart(UriPartial.Authority);
        var path = address.AbsolutePath.TrimEnd('/');
        string[] places =
        [
            $"{root}/.well-known/oauth-authorization-server{path}",
            $"{root}/.well-known/openid-configuration{path}",
            $"{root}{path}/.well-known/openid-configuration",
        ];
        foreach (var place in places.Distinct())
        {
            if (await http.GetAsync(new Uri(place), cancellationToken) is { } found)
            {
                return found.Texts("code_challenge_methods_supported") is { } methods && !methods.Contains("S256")
                    ? throw new McpException(McpFailure.Invalid, $"the authorization server {issuer} does not support PKCE with S256")
                    : found;
            }
        }

        return null;
    }

    /// <summary>The value behind <paramref name="name"/>, up to its closing quote; null when it is not there.</summary>
    private static string? Quoted(string challenge, string name)
    {
        var start = challenge.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        var rest = start < 0 ? "" : challenge[(start + name.Length)..];
        return rest.IndexOf('"', StringComparison.Ordinal) is > 0 and var end ? rest[..end] : null;
    }

    private static Uri? Endpoint(JsonElement metadata, string name) => metadata.Text(name) is { } text ? Trusted(text) : null;

    /// <summary>Credentials go over https, or stay on this machine.</summary>
    private static Uri? Trusted(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)) ? address : null;

    private static McpException Missing(string issuer, string member) =>
        new(McpFailure.Invalid, $"the authorization server {issuer} names no {member} with an https address");
}
