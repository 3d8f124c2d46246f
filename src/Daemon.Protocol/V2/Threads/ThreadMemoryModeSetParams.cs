namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/memoryMode/set</c>.</summary>
public sealed record ThreadMemoryModeSetParams
{
    public required ThreadMemoryMode Mode { get; init; }

    public required string ThreadId { get; init; }
}
