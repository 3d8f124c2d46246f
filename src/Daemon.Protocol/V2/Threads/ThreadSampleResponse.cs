namespace Daemon.Protocol.V2.Threads;

/// <summary>The result of <c>thread/sample</c>. Token counts are null when the provider states none.</summary>
public sealed record ThreadSampleResponse
{
    public required string SourceTurnId { get; init; }

    public required string ResponseId { get; init; }

    public string? Text { get; init; }

    public long? InputTokens { get; init; }

    public long? CachedInputTokens { get; init; }

    public long? OutputTokens { get; init; }
}
