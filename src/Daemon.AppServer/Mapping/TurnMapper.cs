using Daemon.Core.Rollout.Reading;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Turns;

namespace Daemon.AppServer.Mapping;

/// <summary>Turns in their wire form.</summary>
internal static class TurnMapper
{
    /// <summary>A turn that was accepted and has not begun.</summary>
    public static Turn Accepted(string id) => Started(id, null);

    /// <param name="startedAt">Unix seconds.</param>
    /// <param name="rootId">The turn that this one works for; null when it is that turn.</param>
    public static Turn Started(string id, long? startedAt, string? rootId = null) => new()
    {
        Id = id,
        RootTurnId = rootId ?? id,
        Items = [],
        ItemsView = TurnItemsView.NotLoaded,
        Status = TurnStatus.InProgress,
        StartedAt = startedAt,
    };

    /// <summary>The end of a turn: with its last message, the other items having been told.</summary>
    public static Turn Completed(EventMsg.TaskComplete complete) => new()
    {
        Id = complete.TurnId,
        RootTurnId = complete.RootTurnId ?? complete.TurnId,
        Items = complete.LastAgentMessage is { } message ? [ItemMapper.ToWire(message, complete.StartedAtMs, complete.CompletedAtMs)] : [],
        ItemsView = complete.LastAgentMessage is null ? TurnItemsView.NotLoaded : TurnItemsView.Summary,
        Status = Status(complete.Outcome),
        Error = complete.Failure is { } failure ? ErrorMapper.ToWire(failure) : null,
        StartedAt = complete.StartedAtMs / 1000,
        CompletedAt = complete.CompletedAtMs / 1000,
        DurationMs = complete.CompletedAtMs - complete.StartedAtMs,
    };

    /// <summary>The turns of a thread as its file tells them, with all items.</summary>
    public static IReadOnlyList<Turn> All(ThreadHistory history)
    {
        using var items = history.OpenItems();
        return [.. history.Turns.Select(turn => Stored(turn, TurnItemsView.Full, items))];
    }

    /// <summary>A stored turn with as many of its items as were asked for; a summary is the user's message and the last of the model.</summary>
    public static Turn Stored(TurnRecord turn, TurnItemsView view, HistoryItems items) =>
        Facts(turn) with { Items = [.. Wanted(turn, view).Select(entry => ToWire(items.Read(entry)))], ItemsView = view };

    /// <summary>A stored turn without items.</summary>
    public static Turn Facts(TurnRecord turn) => new()
    {
        Id = turn.Id,
        RootTurnId = turn.RootTurnId,
        Items = [],
        ItemsView = TurnItemsView.NotLoaded,
        Status = Status(turn.Outcome),
        Error = turn.Failure is { } failure ? ErrorMapper.ToWire(failure) : null,
        StartedAt = turn.StartedAt,
        CompletedAt = turn.CompletedAt,
        DurationMs = turn.DurationMs,
    };

    private static IEnumerable<ItemEntry> Wanted(TurnRecord turn, TurnItemsView view) => view switch
    {
        TurnItemsView.Full => turn.Items,
        TurnItemsView.NotLoaded => [],
        _ =>
        [
            .. turn.Items.Where(item => item.Kind == ItemKind.UserMessage).Take(1),
            .. turn.Items.Where(item => item.Kind == ItemKind.AgentMessage).TakeLast(1),
        ],
    };

    private static ThreadItem ToWire(ItemRecord record) => ItemMapper.ToWire(record.Item, record.StartedAtMs, record.CompletedAtMs);

    public static TurnPlanStep Step(PlanStep step) => new()
    {
        Step = step.Step,
        Status = step.Status switch
        {
            "completed" => TurnPlanStepStatus.Completed,
            "in_progress" => TurnPlanStepStatus.InProgress,
            _ => TurnPlanStepStatus.Pending,
        },
    };

    private static TurnStatus Status(TurnOutcome outcome) => outcome switch
    {
        TurnOutcome.Completed => TurnStatus.Completed,
        TurnOutcome.Failed => TurnStatus.Failed,
        _ => TurnStatus.Interrupted,
    };
}
