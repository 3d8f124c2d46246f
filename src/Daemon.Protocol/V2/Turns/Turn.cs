using Daemon.Protocol.V2.Items;

namespace Daemon.Protocol.V2.Turns;

/// <summary>One turn of a thread.</summary>
public sealed record Turn
{
    public required string Id { get; init; }

    public string? RootTurnId { get; init; }

    public required IReadOnlyList<ThreadItem> Items { get; init; }

    public TurnItemsView ItemsView { get; init; } = TurnItemsView.Full;

    public required TurnStatus Status { get; init; }

    public TurnError? Error { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? StartedAt { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? CompletedAt { get; init; }

    /// <summary>Milliseconds.</summary>
    public long? DurationMs { get; init; }
}
