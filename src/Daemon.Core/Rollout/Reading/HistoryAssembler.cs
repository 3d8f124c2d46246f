using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Rollout.Reading;

/// <summary>Applies lines to a <see cref="ThreadHistory"/>, in file order, base files first. Not thread-safe.</summary>
internal sealed class HistoryAssembler
{
    private readonly ThreadHistory _history;
    private readonly HistoryParts _parts;
    private readonly TurnAssembler _turns = new();

    public HistoryAssembler(ThreadHistory history, HistoryParts parts)
    {
        _history = history;
        _parts = parts;
    }

    public void Finish() => _history.Turns = _turns.Turns;

    /// <param name="position">The line's extent.</param>
    public void Apply(RolloutEnvelope line, RolloutPosition position)
    {
        if (line.Ordinal is { } ordinal)
        {
            _history.NextOrdinal = Math.Max(_history.NextOrdinal, ordinal + 1);
        }

        if (line.Kind == RolloutLineKind.ModelItem)
        {
            if (_parts.HasFlag(HistoryParts.ModelHistory))
            {
                _history.ModelItems.Add(ResponseItem.Parse(line.Payload.ToArray()));
            }
        }
        else if (IsWanted(line.Kind))
        {
            using var document = JsonDocument.Parse(line.Payload);
            Apply(line.Kind, document.RootElement, position);
        }
    }

    private bool IsWanted(RolloutLineKind kind) => kind switch
    {
        RolloutLineKind.Unknown or RolloutLineKind.SessionMeta => false,
        RolloutLineKind.ItemCompleted or RolloutLineKind.UserMessage => _history.Preview.Length == 0 || _parts.HasFlag(HistoryParts.Turns),
        RolloutLineKind.TaskStarted or RolloutLineKind.TaskComplete or RolloutLineKind.TurnAborted
            or RolloutLineKind.AgentMessage or RolloutLineKind.PatchApplyEnd => _parts.HasFlag(HistoryParts.Turns),
        _ => true,
    };

    private void Apply(RolloutLineKind kind, JsonElement payload, RolloutPosition position)
    {
        switch (kind)
        {
            case RolloutLineKind.TurnContext:
                _history.Settings = (_history.Settings ?? new StoredSettings()).WithTurnContext(payload);
                break;
            case RolloutLineKind.ThreadSettingsApplied when payload.Get("thread_settings") is { } settings:
                _history.Settings = StoredSettings.FromThreadSettings(settings);
                _history.HasWholeSettings = true;
                break;
            case RolloutLineKind.TokenUsageRecord:
                _history.LastUsageTurnId = payload.String("turn_id");
                _history.LastUsage = TokenUsageJson.Read(payload.Get("usage")) ?? _history.LastUsage;
                _history.TotalUsage = TokenUsageJson.Read(payload.Get("thread_token_usage")) ?? _history.TotalUsage;
                break;
            case RolloutLineKind.TokenCount when payload.Get("info") is { } info:
                _history.LastUsage = TokenUsageJson.Read(info.Get("last_token_usage")) ?? _history.LastUsage;
                _history.TotalUsage = TokenUsageJson.Read(info.Get("total_token_usage")) ?? _history.TotalUsage;
                _history.ModelContextWindow = info.Int64("model_context_window") ?? _history.ModelContextWindow;
                break;
            case RolloutLineKind.Compacted:
                ApplyCompaction(payload);
                break;
            case RolloutLineKind.TaskStarted:
                _turns.Start(payload, position);
                break;
            case RolloutLineKind.TaskComplete:
                _turns.Complete(payload, position);
                break;
            case RolloutLineKind.TurnAborted:
                _turns.Abort(payload, position);
                break;
            case RolloutLineKind.ItemCompleted
                when payload.Get("item") is { } item && item.String("id") is { } id && TurnItemReader.KindOf(item) is { } itemKind:
                NotePreview(RolloutLineKind.ItemCompleted, itemKind, payload);
                _turns.Add(id, itemKind, payload, position);
                break;
            case RolloutLineKind.UserMessage:
                NotePreview(kind, ItemKind.UserMessage, payload);
                _turns.AddLegacyMessage(position);
                break;
            case RolloutLineKind.AgentMessage:
                _turns.AddLegacyItem(null, ItemKind.AgentMessage, null, position);
                break;
            case RolloutLineKind.PatchApplyEnd when payload.String("call_id") is { } callId:
                _turns.AddLegacyItem(callId, ItemKind.Other, payload.String("turn_id"), position);
                break;
        }
    }

    private void ApplyCompaction(JsonElement payload)
    {
        _history.WindowNumber = payload.Int64("window_number") ?? _history.WindowNumber + 1;
        _history.WindowId = payload.String("window_id") ?? _history.WindowId;
        _history.FirstWindowId = payload.String("first_window_id") ?? _history.FirstWindowId;
        if (!_parts.HasFlag(HistoryParts.ModelHistory)
            || payload.Get("replacement_history") is not { ValueKind: JsonValueKind.Array } items)
        {
            return;
        }

        _history.ModelItems.Clear();
        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                _history.ModelItems.Add(ResponseItem.Parse(item.RawBytes()));
            }
        }
    }

    /// <summary>What a list of threads shows of a message: its text parts as one, without surrounding white space.</summary>
    public static string PreviewOf(TurnItem.UserMessage user) =>
        string.Concat(user.Content.OfType<UserInput.PlainText>().Select(part => part.Text)).Trim();

    private void NotePreview(RolloutLineKind kind, ItemKind itemKind, JsonElement payload)
    {
        if (_history.Preview.Length == 0 && itemKind == ItemKind.UserMessage
            && StoredItemReader.Read(kind, payload) is TurnItem.UserMessage user)
        {
            _history.Preview = PreviewOf(user);
        }
    }
}
