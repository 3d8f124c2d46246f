using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Daemon.JsonRpc.WebSockets.Auth;

/// <summary>JSON web tokens in compact form with a shared secret (RFC 7519, RFC 7515): HS256 and nothing else.</summary>
/// <param name="secret">The key of the signature.</param>
/// <param name="issuer">Demanded value of <c>iss</c>; null for any.</param>
/// <param name="audience">Demanded member of <c>aud</c>; null for any.</param>
/// <param name="maxClockSkewSeconds">Tolerance for <c>exp</c> and <c>nbf</c>.</param>
internal sealed class SignedBearerVerifier(
    byte[] secret, string? issuer, string? audience, long maxClockSkewSeconds, TimeProvider timeProvider) : IBearerVerifier
{
    private const string Invalid = "invalid websocket jwt";

    public string? Refusal(string token)
    {
        string[] parts = token.Split('.');
        if (parts.Length != 3
            || !TryDecode(parts[0], out byte[] header)
            || !TryDecode(parts[1], out byte[] claims)
            || !TryDecode(parts[2], out byte[] signature)
            || !CryptographicOperations.FixedTimeEquals(
                HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}")), signature))
        {
            return Invalid;
        }
        try
        {
            using JsonDocument headerJson = JsonDocument.Parse(header);
            using JsonDocument claimsJson = JsonDocument.Parse(claims);
            return IsHs256(headerJson.RootElement) ? CheckClaims(claimsJson.RootElement) : Invalid;
        }
        // InvalidOperationException: a text with half of a surrogate pair.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return Invalid;
        }
    }

    // An extension that the token calls critical is one that is not known here.
    private static bool IsHs256(JsonElement header) =>
        header.ValueKind == JsonValueKind.Object
        && header.TryGetProperty("alg", out JsonElement algorithm)
        && IsText(algorithm, "HS256")
        && !header.TryGetProperty("crit", out _);

    private string? CheckClaims(JsonElement claims)
    {
        long now = timeProvider.GetUtcNow().ToUnixTimeSeconds();
        if (claims.ValueKind != JsonValueKind.Object || !TryReadTime(claims, "exp", out Int128? expires) || expires is null
            || !TryReadTime(claims, "nbf", out Int128? notBefore))
        {
            return Invalid;
        }
        if (now > expires + maxClockSkewSeconds)
        {
            return "expired websocket jwt";
        }
        if (now < notBefore - maxClockSkewSeconds)
        {
            return "websocket jwt is not valid yet";
        }
        if (issuer is not null && !(claims.TryGetProperty("iss", out JsonElement iss) && IsText(iss, issuer)))
        {
            return "websocket jwt issuer mismatch";
        }
        return audience is null || (claims.TryGetProperty("aud", out JsonElement aud) && Names(aud, audience))
            ? null
            : "websocket jwt audience mismatch";
    }

    private static bool TryReadTime(JsonElement claims, string name, out Int128? seconds)
    {
        seconds = null;
        if (!claims.TryGetProperty(name, out JsonElement value))
        {
            return true;
        }
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out long number))
        {
            return false;
        }
        seconds = number;
        return true;
    }

    private static bool Names(JsonElement audiences, string audience) =>
        audiences.ValueKind == JsonValueKind.Array
            ? audiences.EnumerateArray().Any(element => IsText(element, audience))
            : IsText(audiences, audience);

    private static bool IsText(JsonElement element, string text) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals(text);

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(text) || text.Contains('='))
        {
            return false;
        }
        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }
}
