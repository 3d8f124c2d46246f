namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/backgroundTerminals/clean</c>.</summary>
public sealed record ThreadBackgroundTerminalsCleanParams
{
    public required string ThreadId { get; init; }
}
