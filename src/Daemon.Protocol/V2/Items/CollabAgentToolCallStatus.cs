namespace Daemon.Protocol.V2.Items;

/// <summary>How a call stands.</summary>
public enum CollabAgentToolCallStatus
{
    InProgress,
    Completed,
    Failed,
    Interrupted,
}
