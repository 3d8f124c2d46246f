namespace Daemon.Protocol.V2.Items;

/// <summary>How a command stands.</summary>
public enum CommandExecutionStatus
{
    InProgress,
    Completed,
    Failed,
    Declined,
}
