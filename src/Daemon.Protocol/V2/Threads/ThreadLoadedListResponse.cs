namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/loaded/list</c>.</summary>
public sealed record ThreadLoadedListResponse
{
    public required IReadOnlyList<string> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}
