namespace Daemon.Protocol.V2.Threads;

/// <summary>What a thread works towards by itself, and what it has spent.</summary>
public sealed record ThreadGoal
{
    public required string ThreadId { get; init; }

    public required string Objective { get; init; }

    public required ThreadGoalStatus Status { get; init; }

    public long? TokenBudget { get; init; }

    public required long TokensUsed { get; init; }

    /// <summary>Seconds.</summary>
    public required long TimeUsedSeconds { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long UpdatedAt { get; init; }
}
