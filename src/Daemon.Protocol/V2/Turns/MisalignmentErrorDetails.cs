namespace Daemon.Protocol.V2.Turns;

/// <summary>Details of a stop for misalignment.</summary>
public sealed record MisalignmentErrorDetails
{
    public string? DetailedExplanation { get; init; }

    public string? ErrorType { get; init; }

    public string? ReviewTarget { get; init; }

    public MisalignmentSteer? Steer { get; init; }
}
