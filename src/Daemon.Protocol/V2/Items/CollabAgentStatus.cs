namespace Daemon.Protocol.V2.Items;

/// <summary>How another agent stands.</summary>
public enum CollabAgentStatus
{
    PendingInit,
    Running,
    Interrupted,
    Completed,
    Errored,
    Shutdown,
    NotFound,
}
