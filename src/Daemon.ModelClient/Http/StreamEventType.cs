using System.Text.Json;

namespace Daemon.ModelClient.Http;

/// <summary>The stream events that the daemon acts on.</summary>
internal enum StreamEventType
{
    Ignored,
    Created,
    OutputItemAdded,
    OutputItemDone,
    OutputTextDelta,
    ReasoningSummaryPartAdded,
    ReasoningSummaryTextDelta,
    ReasoningTextDelta,
    Completed,
    Failed,
    Incomplete,
}

/// <summary>Wire names of <see cref="StreamEventType"/>.</summary>
internal static class StreamEventTypes
{
    /// <summary>Reads the string that the reader stands on; the most frequent name is compared first.</summary>
    public static StreamEventType Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return StreamEventType.Ignored;
        }

        return reader.ValueTextEquals("response.output_text.delta"u8) ? StreamEventType.OutputTextDelta
            : reader.ValueTextEquals("response.reasoning_summary_text.delta"u8) ? StreamEventType.ReasoningSummaryTextDelta
            : reader.ValueTextEquals("response.reasoning_text.delta"u8) ? StreamEventType.ReasoningTextDelta
            : reader.ValueTextEquals("response.reasoning_summary_part.added"u8) ? StreamEventType.ReasoningSummaryPartAdded
            : reader.ValueTextEquals("response.output_item.added"u8) ? StreamEventType.OutputItemAdded
            : reader.ValueTextEquals("response.output_item.done"u8) ? StreamEventType.OutputItemDone
            : reader.ValueTextEquals("response.created"u8) ? StreamEventType.Created
            : reader.ValueTextEquals("response.completed"u8) ? StreamEventType.Completed
            : reader.ValueTextEquals("response.failed"u8) ? StreamEventType.Failed
            : reader.ValueTextEquals("response.incomplete"u8) ? StreamEventType.Incomplete
            : StreamEventType.Ignored;
    }
}
