namespace Daemon.JsonRpc.WebSockets.Auth;

/// <summary>Checks the token of an <c>Authorization: Bearer</c> header. Thread-safe.</summary>
internal interface IBearerVerifier
{
    /// <summary>Null when the token is good, else the text of the 401 answer.</summary>
    string? Refusal(string token);
}
