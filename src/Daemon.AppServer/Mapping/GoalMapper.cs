using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Mapping;

/// <summary>Goals between their stored and their wire form.</summary>
internal static class GoalMapper
{
    public static ThreadGoal ToWire(string threadId, Goal goal) => new()
    {
        ThreadId = threadId,
        Objective = goal.Objective,
        Status = goal.Status switch
        {
            "active" => ThreadGoalStatus.Active,
            "blocked" => ThreadGoalStatus.Blocked,
            "usageLimited" => ThreadGoalStatus.UsageLimited,
            "budgetLimited" => ThreadGoalStatus.BudgetLimited,
            "complete" => ThreadGoalStatus.Complete,
            // A state that a later version wrote must not run by itself.
            _ => ThreadGoalStatus.Paused,
        },
        TokenBudget = goal.TokenBudget,
        TokensUsed = goal.TokensUsed,
        TimeUsedSeconds = goal.TimeUsedSeconds,
        CreatedAt = goal.CreatedAt,
        UpdatedAt = goal.UpdatedAt,
    };

    public static string Name(ThreadGoalStatus status) => status switch
    {
        ThreadGoalStatus.Active => "active",
        ThreadGoalStatus.Paused => "paused",
        ThreadGoalStatus.Blocked => "blocked",
        ThreadGoalStatus.UsageLimited => "usageLimited",
        ThreadGoalStatus.BudgetLimited => "budgetLimited",
        ThreadGoalStatus.Complete => "complete",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a goal's status"),
    };
}
