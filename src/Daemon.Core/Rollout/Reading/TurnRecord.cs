using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Reading;

/// <summary>One stored turn.</summary>
public sealed class TurnRecord
{
    private readonly List<ItemEntry> _items = [];

    internal TurnRecord(string id, long ordinal)
    {
        Id = id;
        RootTurnId = id;
        Ordinal = ordinal;
    }

    public string Id { get; }

    public string RootTurnId { get; internal set; }

    /// <summary>The ordinal of the line that began the turn; in legacy files its number, from 0.</summary>
    public long Ordinal { get; }

    /// <summary>A turn whose end was never written reads as interrupted.</summary>
    public TurnOutcome Outcome { get; internal set; } = TurnOutcome.Interrupted;

    public TurnError? Failure { get; internal set; }

    /// <summary>Unix seconds; null when not written.</summary>
    public long? StartedAt { get; internal set; }

    /// <summary>Unix seconds; null when the turn has no written end.</summary>
    public long? CompletedAt { get; internal set; }

    public long? DurationMs { get; internal set; }

    /// <summary>In the order in which they were completed; an id that comes again replaces the earlier item in its place.</summary>
    public IReadOnlyList<ItemEntry> Items => _items;

    /// <summary>Whether a <c>task_started</c> line began the turn, and not a message.</summary>
    internal bool IsExplicit { get; init; }

    /// <summary>The turn's first line.</summary>
    internal RolloutPosition Start { get; init; }

    /// <summary>The line that ended the turn; null when there is none.</summary>
    internal RolloutPosition? End { get; set; }

    /// <summary>The ordinal of the line that ended the turn; null when there is none.</summary>
    public long? EndOrdinal => End?.Ordinal;

    /// <param name="isNew">False when the turn has an item of this id, which is replaced in its place.</param>
    internal void Add(ItemEntry item, bool isNew)
    {
        if (isNew)
        {
            _items.Add(item);
        }
        else
        {
            _items[_items.FindIndex(known => known.Id == item.Id)] = item;
        }
    }
}

/// <summary>The extent of one line.</summary>
/// <param name="SegmentId">Of the line's file.</param>
/// <param name="Offset">In bytes, of the line's first byte.</param>
/// <param name="EndOffset">In bytes, behind the line's feed.</param>
/// <param name="Ordinal">The line's ordinal; in legacy files its number, from 0.</param>
internal readonly record struct RolloutPosition(string SegmentId, long Offset, long EndOffset, long Ordinal)
{
    /// <summary>The history before the line.</summary>
    public HistoryBase Before => new(SegmentId, Ordinal, Offset);

    /// <summary>The history up to the line, the line included.</summary>
    public HistoryBase After => new(SegmentId, Ordinal + 1, EndOffset);
}
