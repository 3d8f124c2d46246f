using System.Text.Json;
using System.Text.Unicode;

namespace Daemon.Core.Rollout.Reading;

/// <summary>What is around a line's payload. <paramref name="Payload"/> is a slice of the line, valid as long as the line is.</summary>
internal readonly record struct RolloutEnvelope(RolloutLineKind Kind, long? Ordinal, ReadOnlyMemory<byte> Payload)
{
    /// <summary>False when the line is no JSON object or lacks a type or a payload.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> line, out RolloutEnvelope envelope)
    {
        envelope = default;
        try
        {
            return HasText(line.Span) && TryParse(line, new Utf8JsonReader(line.Span), out envelope);
        }
        catch (JsonException)
        {
            // Torn by the end of a process or edited by hand: the line does not count, its neighbours do.
            return false;
        }
    }

    /// <summary>
    /// Whether all strings of the line can be read. The JSON reader looks at neither broken UTF-8 nor halves of surrogate pairs until
    /// a string is asked for, which would be too late to leave out the line as a whole.
    /// </summary>
    private static bool HasText(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line))
        {
            return false;
        }

        if (line.IndexOf("\\ud"u8) < 0 && line.IndexOf("\\uD"u8) < 0)
        {
            return true;
        }

        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    reader.GetString();
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool TryParse(ReadOnlyMemory<byte> line, Utf8JsonReader reader, out RolloutEnvelope envelope)
    {
        envelope = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        long? ordinal = null;
        RolloutLineKind? kind = null;
        var isEvent = false;
        var eventKind = RolloutLineKind.Unknown;
        var payload = ReadOnlyMemory<byte>.Empty;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                isEvent = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("event_msg"u8);
                kind = LineKind(ref reader);
            }
            else if (reader.ValueTextEquals("ordinal"u8))
            {
                reader.Read();
                ordinal = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                eventKind = reader.TokenType == JsonTokenType.StartObject ? EventKind(reader) : RolloutLineKind.Unknown;
                reader.Skip();
                payload = line[start..(int)reader.BytesConsumed];
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read() || kind is null || payload.IsEmpty || payload.Span[0] != (byte)'{')
        {
            return false;
        }

        envelope = new RolloutEnvelope(isEvent ? eventKind : kind.Value, ordinal, payload);
        return true;
    }

    private static RolloutLineKind LineKind(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return RolloutLineKind.Unknown;
        }

        return reader.ValueTextEquals("response_item"u8) ? RolloutLineKind.ModelItem
            : reader.ValueTextEquals("session_meta"u8) ? RolloutLineKind.SessionMeta
            : reader.ValueTextEquals("turn_context"u8) ? RolloutLineKind.TurnContext
            : reader.ValueTextEquals("token_usage_record"u8) ? RolloutLineKind.TokenUsageRecord
            : reader.ValueTextEquals("compacted"u8) ? RolloutLineKind.Compacted
            : RolloutLineKind.Unknown;
    }

    /// <summary>Finds the payload's own type. The reader is a copy: the caller's stays at the payload's start.</summary>
    private static RolloutLineKind EventKind(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType)
            {
                return reader.TokenType == JsonTokenType.String ? EventKindOf(ref reader) : RolloutLineKind.Unknown;
            }

            reader.Skip();
        }

        return RolloutLineKind.Unknown;
    }

    private static RolloutLineKind EventKindOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("item_completed"u8) ? RolloutLineKind.ItemCompleted
        : reader.ValueTextEquals("token_count"u8) ? RolloutLineKind.TokenCount
        : reader.ValueTextEquals("task_started"u8) || reader.ValueTextEquals("turn_started"u8) ? RolloutLineKind.TaskStarted
        : reader.ValueTextEquals("task_complete"u8) || reader.ValueTextEquals("turn_complete"u8) ? RolloutLineKind.TaskComplete
        : reader.ValueTextEquals("turn_aborted"u8) ? RolloutLineKind.TurnAborted
        : reader.ValueTextEquals("thread_settings_applied"u8) ? RolloutLineKind.ThreadSettingsApplied
        : reader.ValueTextEquals("user_message"u8) ? RolloutLineKind.UserMessage
        : reader.ValueTextEquals("agent_message"u8) ? RolloutLineKind.AgentMessage
        : reader.ValueTextEquals("patch_apply_end"u8) ? RolloutLineKind.PatchApplyEnd
        : RolloutLineKind.Unknown;
}
