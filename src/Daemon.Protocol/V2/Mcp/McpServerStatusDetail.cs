namespace Daemon.Protocol.V2.Mcp;

/// <summary>How much is listed per server.</summary>
public enum McpServerStatusDetail
{
    Full,
    ToolsAndAuthOnly,
}
