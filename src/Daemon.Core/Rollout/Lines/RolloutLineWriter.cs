using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Rollout.Lines;

/// <summary>
/// Turns lines into bytes: <c>{"timestamp","ordinal"?,"type","payload"}</c> and a line feed, nothing else in between.
/// Members stand in the order in which readers of the format are used to see them.
/// </summary>
/// <remarks>One instance for each file; not thread-safe.</remarks>
internal sealed class RolloutLineWriter : IDisposable
{
    /// <summary>UTF-8 as it is: the file is not embedded in HTML, and escapes would make other scripts three times as long.</summary>
    internal static readonly JsonWriterOptions JsonOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;
    private readonly ThreadMeta _meta;

    public RolloutLineWriter(ThreadMeta meta)
    {
        _meta = meta;
        _json = new Utf8JsonWriter(_buffer, JsonOptions);
    }

    /// <summary>The lines written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Clear() => _buffer.ResetWrittenCount();

    public void Dispose() => _json.Dispose();

    /// <summary>Whether the line has a form in this thread's history mode.</summary>
    public bool Keeps(RolloutLine line) =>
        _meta.Mode == HistoryMode.Paginated
        || line is not RolloutLine.ItemCompleted { Item: not (TurnItem.UserMessage or TurnItem.AgentMessage or TurnItem.FileChange) };

    public void WriteMeta(DateTimeOffset now, long? ordinal)
    {
        Begin(now, ordinal, "session_meta"u8);
        ThreadMetaWriter.Write(_json, _meta);
        End();
    }

    public void Write(RolloutLine line, DateTimeOffset now, long? ordinal)
    {
        switch (line)
        {
            case RolloutLine.ModelItem item:
                Begin(now, ordinal, "response_item"u8);
                WriteRaw(_json, item.Item.Json);
                break;
            case RolloutLine.TurnContext context:
                Begin(now, ordinal, "turn_context"u8);
                SettingsWriter.WriteTurnContext(_json, context);
                break;
            case RolloutLine.WorldState world:
                Begin(now, ordinal, "world_state"u8);
                WriteWorldState(world);
                break;
            case RolloutLine.TokenUsageRecord usage:
                Begin(now, ordinal, "token_usage_record"u8);
                WriteTokenUsageRecord(usage);
                break;
            case RolloutLine.Compacted compacted:
                Begin(now, ordinal, "compacted"u8);
                WriteCompacted(compacted);
                break;
            default:
                Begin(now, ordinal, "event_msg"u8);
                _json.WriteStartObject();
                WriteEvent(line);
                _json.WriteEndObject();
                break;
        }

        End();
    }

    /// <summary>Writes raw JSON into a line. A value may hold line feeds between its tokens; a line may not.</summary>
    internal static void WriteRaw(Utf8JsonWriter json, ReadOnlyMemory<byte> value)
    {
        if (value.Span.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            json.WriteRawValue(value.Span, skipInputValidation: true);
            return;
        }

        using var document = JsonDocument.Parse(value);
        document.RootElement.WriteTo(json);
    }

    private void Begin(DateTimeOffset now, long? ordinal, ReadOnlySpan<byte> type)
    {
        _json.Reset();
        _json.WriteStartObject();
        WriteTimestamp(_json, now);
        if (ordinal is { } number)
        {
            _json.WriteNumber("ordinal"u8, number);
        }

        _json.WriteString("type"u8, type);
        _json.WritePropertyName("payload"u8);
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _buffer.Write("\n"u8);
    }

    /// <summary><c>2026-11-20T14:29:59.807Z</c></summary>
    internal static void WriteTimestamp(Utf8JsonWriter json, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[32];
        var ok = time.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        System.Diagnostics.Debug.Assert(ok, "24 bytes fit in 32");
        json.WriteString("timestamp"u8, text[..length]);
    }

    private void WriteWorldState(RolloutLine.WorldState world)
    {
        _json.WriteStartObject();
        _json.WriteBoolean("full"u8, true);
        _json.WriteStartObject("state"u8);
        _json.WriteStartObject("environments"u8);
        _json.WriteStartObject("environments"u8);
        _json.WriteStartObject("local"u8);
        _json.WriteString("cwd"u8, world.Cwd);
        _json.WriteString("status"u8, "available"u8);
        _json.WriteString("shell"u8, world.Shell);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteString("current_date"u8, world.CurrentDate);
        _json.WriteString("timezone"u8, world.TimeZone);
        _json.WriteString("filesystem"u8, world.FileSystem);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteEvent(RolloutLine line)
    {
        switch (line)
        {
            case RolloutLine.TaskStarted started:
                WriteTaskStarted(started);
                break;
            case RolloutLine.ThreadSettingsApplied applied:
                _json.WriteString("type"u8, "thread_settings_applied"u8);
                _json.WriteString("thread_id"u8, _meta.Id);
                SettingsWriter.WriteThreadSettings(_json, applied.Settings);
                break;
            case RolloutLine.ItemCompleted item when _meta.Mode == HistoryMode.Legacy:
                LegacyEventWriter.Write(_json, item);
                break;
            case RolloutLine.ItemCompleted item:
                _json.WriteString("type"u8, "item_completed"u8);
                _json.WriteString("thread_id"u8, _meta.Id);
                _json.WriteString("turn_id"u8, item.TurnId);
                _json.WritePropertyName("item"u8);
                TurnItemWriter.Write(_json, item.Item);
                _json.WriteNumber("started_at_ms"u8, item.StartedAtMs);
                _json.WriteNumber("completed_at_ms"u8, item.CompletedAtMs);
                break;
            case RolloutLine.TokenCount count:
                WriteTokenCount(count);
                break;
            case RolloutLine.TaskComplete complete:
                WriteTaskComplete(complete);
                break;
            case RolloutLine.TurnAborted aborted:
                _json.WriteString("type"u8, "turn_aborted"u8);
                _json.WriteString("root_turn_id"u8, aborted.RootTurnId ?? aborted.TurnId);
                _json.WriteString("turn_id"u8, aborted.TurnId);
                _json.WriteString("reason"u8, aborted.Reason);
                WriteSpan(aborted.StartedAtMs, aborted.CompletedAtMs);
                break;
            default:
                throw new ArgumentException($"there is no line form for {line.GetType().Name}", nameof(line));
        }
    }

    private void WriteTaskStarted(RolloutLine.TaskStarted started)
    {
        var root = started.RootTurnId ?? started.TurnId;
        _json.WriteString("type"u8, "task_started"u8);
        _json.WriteStartObject("turn_attribution"u8);
        _json.WriteString("turn_id"u8, started.TurnId);
        _json.WriteNull("turn_trigger"u8);
        _json.WriteNull("parent_turn_id"u8);
        _json.WriteNull("initiating_agent_path"u8);
        _json.WriteString("root_turn_id"u8, root);
        _json.WriteEndObject();
        _json.WriteString("turn_id"u8, started.TurnId);
        _json.WriteString("root_turn_id"u8, root);
        _json.WriteNumber("started_at"u8, Seconds(started.StartedAtMs));
        WriteNullableNumber("model_context_window"u8, started.ModelContextWindow);
        _json.WriteString("collaboration_mode_kind"u8, started.CollaborationMode);
    }

    private void WriteTaskComplete(RolloutLine.TaskComplete complete)
    {
        _json.WriteString("type"u8, "task_complete"u8);
        _json.WriteString("root_turn_id"u8, complete.RootTurnId ?? complete.TurnId);
        _json.WriteString("turn_id"u8, complete.TurnId);
        _json.WriteString("last_agent_message"u8, complete.LastAgentMessage);
        if (complete.Failure is { } failure)
        {
            _json.WritePropertyName("error"u8);
            TurnErrorJson.Write(_json, failure);
        }

        WriteSpan(complete.StartedAtMs, complete.CompletedAtMs);
        if (complete.TimeToFirstTokenMs is { } first)
        {
            _json.WriteNumber("time_to_first_token_ms"u8, first);
        }
    }

    private void WriteTokenUsageRecord(RolloutLine.TokenUsageRecord record)
    {
        _json.WriteStartObject();
        _json.WriteString("thread_id"u8, _meta.Id);
        _json.WriteString("turn_id"u8, record.TurnId);
        _json.WriteString("session_id"u8, _meta.SessionId);
        _json.WriteString("root_turn_id"u8, record.RootTurnId ?? record.TurnId);
        _json.WriteString("response_id"u8, record.ResponseId);
        TokenUsageJson.Write(_json, "usage"u8, record.Usage);
        TokenUsageJson.Write(_json, "turn_token_usage"u8, record.TurnUsage);
        TokenUsageJson.Write(_json, "thread_token_usage"u8, record.ThreadUsage);
        _json.WriteEndObject();
    }

    private void WriteTokenCount(RolloutLine.TokenCount count)
    {
        _json.WriteString("type"u8, "token_count"u8);
        _json.WriteStartObject("info"u8);
        TokenUsageJson.Write(_json, "total_token_usage"u8, count.Total);
        TokenUsageJson.Write(_json, "last_token_usage"u8, count.Last);
        _json.WriteBoolean("last_usage_includes_reasoning"u8, false);
        WriteNullableNumber("model_context_window"u8, count.ModelContextWindow);
        _json.WriteEndObject();
        TokenUsageJson.WriteRateLimits(_json, count.Limits);
    }

    private void WriteCompacted(RolloutLine.Compacted compacted)
    {
        _json.WriteStartObject();
        _json.WriteString("message"u8, compacted.Message);
        _json.WriteStartArray("replacement_history"u8);
        foreach (ResponseItem item in compacted.ReplacementHistory)
        {
            WriteRaw(_json, item.Json);
        }

        _json.WriteEndArray();
        _json.WriteNumber("window_number"u8, compacted.WindowNumber);
        WriteOptional("first_window_id"u8, compacted.FirstWindowId);
        WriteOptional("previous_window_id"u8, compacted.PreviousWindowId);
        WriteOptional("window_id"u8, compacted.WindowId);
        WriteOptional("compaction_response_id"u8, compacted.ResponseId);
        _json.WriteEndObject();
    }

    private void WriteSpan(long startedAtMs, long completedAtMs)
    {
        _json.WriteNumber("started_at"u8, Seconds(startedAtMs));
        _json.WriteNumber("completed_at"u8, Seconds(completedAtMs));
        _json.WriteNumber("duration_ms"u8, Math.Max(0, completedAtMs - startedAtMs));
    }

    private static long Seconds(long milliseconds) => Math.DivRem(milliseconds, 1000).Quotient;

    private void WriteNullableNumber(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            _json.WriteNumber(name, number);
        }
        else
        {
            _json.WriteNull(name);
        }
    }

    private void WriteOptional(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            _json.WriteString(name, value);
        }
    }
}
