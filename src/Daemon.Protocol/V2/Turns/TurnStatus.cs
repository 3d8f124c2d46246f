namespace Daemon.Protocol.V2.Turns;

/// <summary>How a turn stands.</summary>
public enum TurnStatus
{
    Completed,
    Interrupted,
    Failed,
    InProgress,
}
