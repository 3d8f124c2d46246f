using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/turns/list</c>.</summary>
public sealed record ThreadTurnsListParams
{
    public required string ThreadId { get; init; }

    /// <summary>From an earlier answer; null for the first page.</summary>
    public string? Cursor { get; init; }

    public TurnItemsView? ItemsView { get; init; }

    /// <summary>Entries per page; null for the default.</summary>
    public uint? Limit { get; init; }

    public SortDirection? SortDirection { get; init; }
}
