namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/items/list</c>.</summary>
public sealed record ThreadItemsListParams
{
    public required string ThreadId { get; init; }

    public string? TurnId { get; init; }

    /// <summary>From an earlier answer; null for the first page.</summary>
    public ThreadItemsListCursor? Cursor { get; init; }

    public ThreadItemOutputDeferral? DeferOutput { get; init; }

    /// <summary>Entries per page; null for the default.</summary>
    public uint? Limit { get; init; }

    public SortDirection? SortDirection { get; init; }
}
