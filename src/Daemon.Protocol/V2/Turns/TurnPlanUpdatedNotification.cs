namespace Daemon.Protocol.V2.Turns;

/// <summary>The payload of <c>turn/plan/updated</c>.</summary>
public sealed record TurnPlanUpdatedNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public string? Explanation { get; init; }

    public required IReadOnlyList<TurnPlanStep> Plan { get; init; }
}
