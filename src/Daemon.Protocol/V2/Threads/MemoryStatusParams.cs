namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>memory/status</c>.</summary>
public sealed record MemoryStatusParams
{
    /// <summary>From how many threads on memories are worth having.</summary>
    public uint? MinConsolidatedThreads { get; init; }
}
