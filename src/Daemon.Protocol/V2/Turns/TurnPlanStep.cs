namespace Daemon.Protocol.V2.Turns;

/// <summary>One step of the model's plan.</summary>
public sealed record TurnPlanStep
{
    public required string Step { get; init; }

    public required TurnPlanStepStatus Status { get; init; }
}
