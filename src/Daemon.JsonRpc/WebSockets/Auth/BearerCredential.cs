namespace Daemon.JsonRpc.WebSockets.Auth;

/// <summary>Takes the token out of an <c>Authorization</c> header (RFC 6750; the scheme in any case).</summary>
internal static class BearerCredential
{
    private const string Scheme = "Bearer ";

    /// <summary>Null when the header's token is good, else the text of the 401 answer.</summary>
    public static string? Refusal(string? header, IBearerVerifier verifier)
    {
        if (header is null)
        {
            return "missing websocket bearer token";
        }
        string token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        return token.Length == 0 ? "invalid authorization header" : verifier.Refusal(token);
    }
}
