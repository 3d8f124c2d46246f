namespace Daemon.Protocol.V2.Turns;

/// <summary>Why a turn failed.</summary>
public sealed record TurnError
{
    public required string Message { get; init; }

    public CodexErrorInfo? CodexErrorInfo { get; init; }

    public string? AdditionalDetails { get; init; }

    public MisalignmentErrorDetails? Misalignment { get; init; }
}
