namespace Daemon.Protocol.V2.Turns;

/// <summary>How a step stands.</summary>
public enum TurnPlanStepStatus
{
    Pending,
    InProgress,
    Completed,
}
