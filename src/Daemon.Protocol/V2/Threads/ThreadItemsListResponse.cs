namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/items/list</c>.</summary>
public sealed record ThreadItemsListResponse
{
    public required IReadOnlyList<ThreadItemEntry> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }

    public string? BackwardsCursor { get; init; }
}
