using System.Text.Json;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.OAuth;

/// <summary>What a sign-in has brought. Secret: never to be logged or shown.</summary>
/// <param name="Issuer">The authorization server that issued it.</param>
/// <param name="ExpiresAtMs">Unix milliseconds; null when the issuer did not say.</param>
public sealed record OAuthCredential(
    string ServerName,
    string ServerUrl,
    string Issuer,
    string ClientId,
    string AccessToken,
    long? ExpiresAtMs,
    string? RefreshToken,
    IReadOnlyList<string> Scopes)
{
    /// <summary>Null when a member that it needs is missing.</summary>
    internal static OAuthCredential? TryRead(JsonElement entry) =>
        entry.Text("server_name") is { } name && entry.Text("server_url") is { } url && entry.Text("client_id") is { } client && entry.Text("access_token") is { } token
            ? new OAuthCredential(
                name, url, entry.Text("issuer") ?? "", client, token, entry.Integer("expires_at"), entry.Text("refresh_token"), entry.Texts("scopes") ?? [])
            : null;

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("server_name"u8, ServerName);
        writer.WriteString("server_url"u8, ServerUrl);
        writer.WriteString("issuer"u8, Issuer);
        writer.WriteString("client_id"u8, ClientId);
        writer.WriteString("access_token"u8, AccessToken);
        if (ExpiresAtMs is { } expiry)
        {
            writer.WriteNumber("expires_at"u8, expiry);
        }

        if (RefreshToken is not null)
        {
            writer.WriteString("refresh_token"u8, RefreshToken);
        }

        writer.WriteStartArray("scopes"u8);
        foreach (var scope in Scopes)
        {
            writer.WriteStringValue(scope);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
