namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/timeline/list</c>: the newest page first, each page oldest entry first.</summary>
public sealed record ThreadTimelineListResponse
{
    public required IReadOnlyList<ThreadTimelineEntry> Data { get; init; }

    /// <summary>For what comes before this page; null when nothing does.</summary>
    public string? NextCursor { get; init; }

    /// <summary>Null when none was.</summary>
    public string? ActiveRealtimeSessionAtPageStart { get; init; }
}
