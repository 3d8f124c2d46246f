namespace Daemon.Protocol.V2.Turns;

/// <summary>A suggested correction.</summary>
public sealed record MisalignmentSteer
{
    public required string Message { get; init; }
}
