namespace Daemon.Protocol.V2.Threads;

/// <summary>Tokens of the last response and of the whole thread.</summary>
public sealed record ThreadTokenUsage
{
    public required TokenUsageBreakdown Total { get; init; }

    public required TokenUsageBreakdown Last { get; init; }

    public long? ModelContextWindow { get; init; }
}
