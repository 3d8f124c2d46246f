namespace Daemon.Protocol.V2.Threads;

/// <summary>How a goal stands.</summary>
public enum ThreadGoalStatus
{
    Active,
    Paused,
    Blocked,
    UsageLimited,
    BudgetLimited,
    Complete,
}
