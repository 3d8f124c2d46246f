using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Reading;

/// <summary>What must be known of an item without reading it.</summary>
public enum ItemKind
{
    Other,
    UserMessage,
    AgentMessage,
}

/// <summary>Where an item of a stored turn is: an item's text stays in its file until <see cref="HistoryItems"/> is asked for it.</summary>
public sealed record ItemEntry
{
    internal ItemEntry(string id, ItemKind kind, RolloutPosition position)
    {
        Id = id;
        Kind = kind;
        Position = position;
    }

    /// <summary>In legacy files messages are counted, as they have no ids there.</summary>
    public string Id { get; }

    public ItemKind Kind { get; }

    /// <summary>The line's ordinal; in legacy files its number, from 0.</summary>
    public long Ordinal => Position.Ordinal;

    internal RolloutPosition Position { get; }
}

/// <summary>One item of a stored turn, read. Times are Unix milliseconds; null in legacy files, which do not keep them.</summary>
public sealed record ItemRecord(TurnItem Item, long? StartedAtMs, long? CompletedAtMs, long Ordinal);
