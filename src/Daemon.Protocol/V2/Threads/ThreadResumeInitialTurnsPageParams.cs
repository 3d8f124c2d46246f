using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The page of turns that a resume should bring along.</summary>
public sealed record ThreadResumeInitialTurnsPageParams
{
    public TurnItemsView? ItemsView { get; init; }

    /// <summary>Entries per page; null for the default.</summary>
    public uint? Limit { get; init; }

    public SortDirection? SortDirection { get; init; }
}
