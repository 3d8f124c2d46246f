using System.Text;
using System.Text.Json;

namespace Daemon.Testing.Model;

/// <summary>Writes the stream events of a <see cref="ModelTurn"/> as the Responses API sends them.</summary>
internal sealed class TurnScript(ModelTurn turn, int request)
{
    private int _outputIndex;
    private int _calls;

    private string ResponseId => $"resp_{request}";

    /// <summary>All events in order, each as JSON with whether the script pauses after it.</summary>
    public IEnumerable<(string Json, bool IsDelta)> Events()
    {
        if (turn.Steps.FirstOrDefault() is not TurnStep.Raw)
        {
            yield return (Created(), false);
        }

        foreach (TurnStep step in turn.Steps)
        {
            foreach ((string, bool) next in EventsOf(step))
            {
                yield return next;
            }

            _outputIndex++;
        }

        if (End() is { } end)
        {
            yield return (end, false);
        }
    }

    private IEnumerable<(string Json, bool IsDelta)> EventsOf(TurnStep step) => step switch
    {
        TurnStep.Raw raw => [(raw.Json, false)],
        TurnStep.Message message => Message(message),
        TurnStep.Reasoning reasoning => Reasoning(reasoning.Summary),
        TurnStep.FunctionCall call => Whole(writer => WriteFunctionCall(writer, call)),
        TurnStep.CustomCall call => Whole(writer => WriteCustomCall(writer, call)),
        _ => throw new InvalidOperationException($"no events are known for {step}"),
    };

    private IEnumerable<(string Json, bool IsDelta)> Message(TurnStep.Message message)
    {
        string id = MessageId();
        IReadOnlyList<string> deltas = turn.DeltaPause > TimeSpan.Zero
            ? [.. string.Concat(message.Deltas).Split(' ').Select(word => word + " ")]
            : message.Deltas;
        yield return (Item("response.output_item.added", writer => WriteMessage(writer, id, null)), false);
        foreach (string delta in deltas)
        {
            yield return (Delta("response.output_text.delta", id, "content_index", delta), true);
        }

        if (!turn.IsCut)
        {
            yield return (Item("response.output_item.done", writer => WriteMessage(writer, id, string.Concat(deltas))), false);
        }
    }

    // The first message of request 3 is msg_3, as in the recorded scripts; further ones get a suffix.
    private string MessageId() => _outputIndex == 0 || turn.Steps.Take(_outputIndex).All(step => step is not TurnStep.Message)
        ? $"msg_{request}"
        : $"msg_{request}_{_outputIndex}";

    private IEnumerable<(string Json, bool IsDelta)> Reasoning(string summary)
    {
        string id = $"rs_{request}";
        yield return (Item("response.output_item.added", writer => WriteReasoning(writer, id, null)), false);
        yield return (Event("response.reasoning_summary_part.added", writer =>
        {
            writer.WriteString("item_id", id);
            writer.WriteNumber("output_index", _outputIndex);
            writer.WriteNumber("summary_index", 0);
            writer.WriteStartObject("part");
            writer.WriteString("type", "summary_text");
            writer.WriteString("text", string.Empty);
            writer.WriteEndObject();
        }), false);
        yield return (Delta("response.reasoning_summary_text.delta", id, "summary_index", summary), true);
        yield return (Item("response.output_item.done", writer => WriteReasoning(writer, id, summary)), false);
    }

    private IEnumerable<(string Json, bool IsDelta)> Whole(Action<Utf8JsonWriter> item)
    {
        yield return (Item("response.output_item.added", item), false);
        yield return (Item("response.output_item.done", item), false);
        _calls++;
    }

    private static void WriteMessage(Utf8JsonWriter writer, string id, string? text)
    {
        writer.WriteString("type", "message");
        writer.WriteString("role", "assistant");
        writer.WriteString("id", id);
        writer.WriteString("status", text is null ? "in_progress" : "completed");
        writer.WriteStartArray("content");
        if (text is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "output_text");
            writer.WriteString("text", text);
            writer.WriteStartArray("annotations");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteReasoning(Utf8JsonWriter writer, string id, string? summary)
    {
        writer.WriteString("type", "reasoning");
        writer.WriteString("id", id);
        writer.WriteStartArray("summary");
        if (summary is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "summary_text");
            writer.WriteString("text", summary);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (summary is not null)
        {
            writer.WriteString("encrypted_content", "opaque");
        }
    }

    private void WriteFunctionCall(Utf8JsonWriter writer, TurnStep.FunctionCall call)
    {
        writer.WriteString("type", "function_call");
        writer.WriteString("id", $"fc_{request}_{_calls}");
        writer.WriteString("call_id", call.CallId ?? $"call_{request}_{_calls}");
        writer.WriteString("name", call.Name);
        if (call.Namespace is not null)
        {
            writer.WriteString("namespace", call.Namespace);
        }

        writer.WriteString("arguments", call.Arguments);
        writer.WriteString("status", "completed");
    }

    private void WriteCustomCall(Utf8JsonWriter writer, TurnStep.CustomCall call)
    {
        writer.WriteString("type", "custom_tool_call");
        writer.WriteString("id", $"ctc_{request}_{_calls}");
        writer.WriteString("call_id", call.CallId ?? $"call_{request}_{_calls}");
        writer.WriteString("name", call.Name);
        writer.WriteString("input", call.Input);
        writer.WriteString("status", "completed");
    }

    private string Created() => Event("response.created", writer =>
    {
        writer.WriteStartObject("response");
        writer.WriteString("id", ResponseId);
        writer.WriteEndObject();
    });

    private string? End() => turn.End switch
    {
        TurnEnd.None => null,
        TurnEnd.Completed completed => Event("response.completed", writer => WriteCompleted(writer, completed)),
        TurnEnd.Failed failed => Event("response.failed", writer =>
        {
            writer.WriteStartObject("response");
            writer.WriteString("id", ResponseId);
            writer.WriteStartObject("error");
            writer.WriteString("code", failed.Code);
            writer.WriteString("message", failed.Message);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }),
        TurnEnd.Incomplete incomplete => Event("response.incomplete", writer =>
        {
            writer.WriteStartObject("response");
            writer.WriteString("id", ResponseId);
            writer.WriteStartObject("incomplete_details");
            writer.WriteString("reason", incomplete.Reason);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }),
        _ => throw new InvalidOperationException($"no event is known for {turn.End}"),
    };

    private void WriteCompleted(Utf8JsonWriter writer, TurnEnd.Completed completed)
    {
        writer.WriteStartObject("response");
        writer.WriteString("id", ResponseId);
        if (completed.EndTurn is { } endTurn)
        {
            writer.WriteBoolean("end_turn", endTurn);
        }

        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", completed.Input);
        writer.WriteStartObject("input_tokens_details");
        writer.WriteNumber("cached_tokens", completed.Cached);
        writer.WriteEndObject();
        writer.WriteNumber("output_tokens", completed.Output);
        writer.WriteStartObject("output_tokens_details");
        writer.WriteNumber("reasoning_tokens", completed.Reasoning);
        writer.WriteEndObject();
        writer.WriteNumber("total_tokens", completed.Input + completed.Output);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private string Delta(string type, string itemId, string indexName, string delta) => Event(type, writer =>
    {
        writer.WriteString("item_id", itemId);
        writer.WriteNumber("output_index", _outputIndex);
        writer.WriteNumber(indexName, 0);
        writer.WriteString("delta", delta);
    });

    private string Item(string type, Action<Utf8JsonWriter> item) => Event(type, writer =>
    {
        writer.WriteNumber("output_index", _outputIndex);
        writer.WriteStartObject("item");
        item(writer);
        writer.WriteEndObject();
    });

    private static string Event(string type, Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
