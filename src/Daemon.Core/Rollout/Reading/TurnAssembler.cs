using System.Globalization;
using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Reading;

/// <summary>Puts turns together from lines, in both history modes. Not thread-safe.</summary>
internal sealed class TurnAssembler
{
    private readonly List<TurnRecord> _turns = [];
    private readonly Dictionary<string, TurnRecord> _byId = new(StringComparer.Ordinal);

    /// <summary>Items of turns that no line began. They count once a line ends the turn: so it is with reviews.</summary>
    private readonly Dictionary<string, List<ItemEntry>> _unplaced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private TurnRecord? _open;
    private int _legacyItems;

    public IReadOnlyList<TurnRecord> Turns => _turns;

    public void Start(JsonElement payload, RolloutPosition position)
    {
        if (payload.String("turn_id") is not { } id)
        {
            return;
        }

        _open = Add(new TurnRecord(id, position.Ordinal) { IsExplicit = true, Start = position });
        _open.RootTurnId = payload.String("root_turn_id") ?? id;
        _open.StartedAt = payload.Int64("started_at");
    }

    public void Complete(JsonElement payload, RolloutPosition position)
    {
        if (Find(payload, position) is { } turn)
        {
            turn.Failure = TurnErrorJson.Read(payload.Get("error"));
            turn.Outcome = turn.Failure is null ? TurnOutcome.Completed : TurnOutcome.Failed;
            End(turn, payload, position);
        }
    }

    public void Abort(JsonElement payload, RolloutPosition position)
    {
        if (Find(payload, position) is { } turn)
        {
            turn.Outcome = TurnOutcome.Interrupted;
            End(turn, payload, position);
        }
    }

    /// <summary>An item belongs to the turn that it names, also when that turn has ended: commands outlive interrupts.</summary>
    public void Add(string itemId, ItemKind kind, JsonElement payload, RolloutPosition position)
    {
        if (payload.String("turn_id") is not { } id)
        {
            return;
        }

        var record = new ItemEntry(itemId, kind, position);
        if (_byId.TryGetValue(id, out var turn))
        {
            Place(turn, record);
        }
        else if (_unplaced.TryGetValue(id, out var items))
        {
            items.Add(record);
        }
        else
        {
            _unplaced.Add(id, [record]);
        }
    }

    /// <summary>A legacy message of the user; it begins a turn where no line did.</summary>
    public void AddLegacyMessage(RolloutPosition position)
    {
        if (_open is not { IsExplicit: true })
        {
            _open = Implicit(position);
        }

        Place(_open, new ItemEntry(NextLegacyItemId(), ItemKind.UserMessage, position));
    }

    /// <param name="itemId">Null for a message, which has none.</param>
    /// <param name="turnId">The turn that the event names; null when it names none.</param>
    public void AddLegacyItem(string? itemId, ItemKind kind, string? turnId, RolloutPosition position)
    {
        var turn = (turnId is null ? null : _byId.GetValueOrDefault(turnId)) ?? (_open ??= Implicit(position));
        Place(turn, new ItemEntry(itemId ?? NextLegacyItemId(), kind, position));
    }

    private void Place(TurnRecord turn, ItemEntry item) => turn.Add(item, isNew: _placed.Add(turn.Id + "\n" + item.Id));

    private string NextLegacyItemId() => string.Create(CultureInfo.InvariantCulture, $"item-{++_legacyItems}");

    /// <summary>Nothing says how such a turn ended, so it is taken as complete.</summary>
    private TurnRecord Implicit(RolloutPosition position) => Add(
        new TurnRecord(string.Create(CultureInfo.InvariantCulture, $"rollout-{position.Ordinal}"), position.Ordinal)
        {
            Start = position,
            Outcome = TurnOutcome.Completed,
        });

    private TurnRecord Add(TurnRecord turn)
    {
        if (_byId.TryGetValue(turn.Id, out var known))
        {
            return known;
        }

        _byId.Add(turn.Id, turn);
        _turns.Add(turn);
        if (_unplaced.Remove(turn.Id, out var items))
        {
            items.ForEach(item => Place(turn, item));
        }

        return turn;
    }

    /// <summary>Old files end turns without naming them: then the open one is meant.</summary>
    private TurnRecord? Find(JsonElement payload, RolloutPosition position)
    {
        if (payload.String("turn_id") is not { } id)
        {
            return _open;
        }

        return _byId.GetValueOrDefault(id)
            ?? (_unplaced.ContainsKey(id) ? Add(new TurnRecord(id, position.Ordinal) { Start = position }) : null);
    }

    private void End(TurnRecord turn, JsonElement payload, RolloutPosition position)
    {
        turn.RootTurnId = payload.String("root_turn_id") ?? turn.RootTurnId;
        turn.StartedAt ??= payload.Int64("started_at");
        turn.CompletedAt = payload.Int64("completed_at");
        turn.DurationMs = payload.Int64("duration_ms");
        turn.End = position;
        if (ReferenceEquals(turn, _open))
        {
            _open = null;
        }
    }
}
