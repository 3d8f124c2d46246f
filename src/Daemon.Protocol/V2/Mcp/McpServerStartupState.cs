namespace Daemon.Protocol.V2.Mcp;

/// <summary>How a tool server's start stands.</summary>
public enum McpServerStartupState
{
    Starting,
    Ready,
    Failed,
    Cancelled,
}
