namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>threadSection/list</c>: the built-in section first.</summary>
public sealed record ThreadSectionListResponse
{
    public required IReadOnlyList<ThreadSection> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}
