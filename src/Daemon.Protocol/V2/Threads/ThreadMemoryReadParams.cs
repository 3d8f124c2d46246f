namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/memory/read</c>.</summary>
public sealed record ThreadMemoryReadParams
{
    public required string ThreadId { get; init; }
}
