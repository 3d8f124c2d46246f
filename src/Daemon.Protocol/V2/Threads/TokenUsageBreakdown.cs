namespace Daemon.Protocol.V2.Threads;

/// <summary>Tokens by kind.</summary>
public sealed record TokenUsageBreakdown
{
    public required long TotalTokens { get; init; }

    public required long InputTokens { get; init; }

    public required long CachedInputTokens { get; init; }

    public long CacheWriteInputTokens { get; init; }

    public required long OutputTokens { get; init; }

    public required long ReasoningOutputTokens { get; init; }
}
