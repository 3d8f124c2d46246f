namespace Daemon.Protocol.V2.Tools;

/// <summary>How a call stands.</summary>
public enum DynamicToolCallStatus
{
    InProgress,
    Completed,
    Failed,
}
