using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Goals;

/// <summary>What a goal may be, whoever sets it.</summary>
public static class GoalRules
{
    private const int MaxObjectiveLength = 4000;

    /// <summary>A sentence on why such a goal cannot be; null when it can.</summary>
    /// <param name="objective">Trimmed; null when it is not set.</param>
    /// <param name="budget">Null for none.</param>
    /// <param name="maxBudget">The configured limit; null for none.</param>
    public static string? Objection(string? objective, long? budget, long? maxBudget) => (objective, budget) switch
    {
        ({ Length: 0 }, _) => "goal objective must not be empty",
        ({ Length: > MaxObjectiveLength }, _) => $"goal objective must be at most {MaxObjectiveLength} characters",
        (_, <= 0) => "goal budgets must be positive when provided",
        (_, { } tokens) when tokens > maxBudget => $"goal budgets must be at most {maxBudget} tokens (goals.max_goal_token_budget)",
        _ => null,
    };

    /// <summary>The state that a goal gets which is asked to be in <paramref name="asked"/>: a used-up budget beats going on and pausing.</summary>
    public static string Status(Goal goal, string asked) => asked switch
    {
        GoalStatus.Active when goal.TokenBudget <= goal.TokensUsed => GoalStatus.BudgetLimited,
        GoalStatus.Paused when goal.Status == GoalStatus.BudgetLimited => GoalStatus.BudgetLimited,
        _ => asked,
    };
}
