namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/search</c>.</summary>
public sealed record ThreadSearchResponse
{
    public required IReadOnlyList<ThreadSearchResult> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }

    /// <summary>For the opposite direction; null for an empty page.</summary>
    public string? BackwardsCursor { get; init; }
}
