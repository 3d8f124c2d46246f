namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/backgroundTerminals/terminate</c>.</summary>
public sealed record ThreadBackgroundTerminalsTerminateParams
{
    public required string ThreadId { get; init; }

    public required string ProcessId { get; init; }
}
