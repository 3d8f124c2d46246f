namespace Daemon.Protocol.SubmissionQueue;

/// <summary>What a thread works towards, across turns.</summary>
/// <param name="Status">As on the wire: one of <see cref="GoalStatus"/>.</param>
/// <param name="TokenBudget">At least 1; null for none.</param>
/// <param name="CreatedAt">Unix seconds.</param>
/// <param name="UpdatedAt">Unix seconds.</param>
public sealed record Goal(
    string Objective, string Status, long? TokenBudget, long TokensUsed, long TimeUsedSeconds, long CreatedAt, long UpdatedAt);

/// <summary>The states of a goal. Only an active one makes turns begin by themselves.</summary>
public static class GoalStatus
{
    public const string Active = "active";
    public const string Paused = "paused";

    /// <summary>The model, or a failure, needs somebody's help.</summary>
    public const string Blocked = "blocked";

    /// <summary>The provider allows no more for now.</summary>
    public const string UsageLimited = "usageLimited";

    /// <summary>The budget is used up.</summary>
    public const string BudgetLimited = "budgetLimited";
    public const string Complete = "complete";
}
