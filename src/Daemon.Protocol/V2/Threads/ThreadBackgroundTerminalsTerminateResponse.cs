namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/backgroundTerminals/terminate</c>.</summary>
public sealed record ThreadBackgroundTerminalsTerminateResponse
{
    public required bool Terminated { get; init; }
}
