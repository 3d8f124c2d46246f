namespace Daemon.Protocol.V2.Items;

/// <summary>How a call stands.</summary>
public enum McpToolCallStatus
{
    InProgress,
    Completed,
    Failed,
}
