namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/memoryMode/set</c>.</summary>
public sealed record ThreadMemoryModeSetParams
{
    /// <summary><c>enabled</c> or <c>disabled</c>.</summary>
    public required string Mode { get; init; }

    public required string ThreadId { get; init; }
}
