namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>memory/status</c>.</summary>
public sealed record MemoryStatusResponse
{
    /// <summary>Of how many threads there are memories.</summary>
    public required uint V2ConsolidatedThreads { get; init; }

    /// <summary>Whether nobody is at work on them.</summary>
    public required bool V2Ready { get; init; }
}
