namespace Daemon.Protocol.V2.Mcp;

/// <summary>Whether a tool server needs a sign-in.</summary>
public enum McpAuthStatus
{
    Unknown,
    Unsupported,
    NotLoggedIn,
    BearerToken,
    OAuth,
}
