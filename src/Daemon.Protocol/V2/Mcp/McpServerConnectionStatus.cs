namespace Daemon.Protocol.V2.Mcp;

/// <summary>How the connection to a tool server stands.</summary>
public enum McpServerConnectionStatus
{
    NotStarted,
    Starting,
    Connected,
    AuthenticationRequired,
    Failed,
    Cancelled,
    Disabled,
}
