using System.Text;
using System.Text.Json;
using Daemon.ModelClient;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Fakes;

/// <summary>One scripted response: events, tasks to wait for, and at most one failure at its end.</summary>
internal sealed record ModelReply(IReadOnlyList<object> Steps)
{
    /// <summary>The given steps and a good end.</summary>
    public static ModelReply Of(params object[] steps) => new([.. steps, Completed()]);

    /// <summary>The given steps and no end of its own.</summary>
    public static ModelReply Open(params object[] steps) => new(steps);

    public static ModelReply Say(string text, string id = "msg_m") => Of(Message(text, id));

    public static ModelReply Call(string name, string arguments, string callId = "c1") => Of(FunctionCall(name, arguments, callId));

    public static ModelReply Exec(string command, string callId = "c1") => Of(ExecCall(command, callId));

    /// <summary>A task that never completes: the response stays open until it is cut.</summary>
    public static Task Forever => new TaskCompletionSource().Task;

    public static ModelEvent Completed(long total = 110, bool? endTurn = null) =>
        new ModelEvent.Completed("resp", new TokenUsage(total - 10, 0, 0, 10, 0, total), endTurn);

    public static ModelEvent Added(string id) => new ModelEvent.ItemAdded(Item(writer =>
    {
        writer.WriteString("type", "message");
        writer.WriteString("role", "assistant");
        writer.WriteString("id", id);
        writer.WriteStartArray("content");
        writer.WriteEndArray();
    }));

    public static ModelEvent Delta(string id, string text) => new ModelEvent.TextDelta(id, text);

    public static ModelEvent Message(string text, string id = "msg_m") => new ModelEvent.ItemDone(Item(writer =>
    {
        writer.WriteString("type", "message");
        writer.WriteString("role", "assistant");
        writer.WriteString("id", id);
        writer.WriteStartArray("content");
        writer.WriteStartObject();
        writer.WriteString("type", "output_text");
        writer.WriteString("text", text);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }));

    public static ModelEvent ExecCall(string command, string callId = "c1") =>
        FunctionCall("exec_command", $$"""{"cmd":{{Quote(command)}}}""", callId);

    public static ModelEvent FunctionCall(string name, string arguments, string callId = "c1") => new ModelEvent.ItemDone(Item(writer =>
    {
        writer.WriteString("type", "function_call");
        writer.WriteString("id", "fc_" + callId);
        writer.WriteString("call_id", callId);
        writer.WriteString("name", name);
        writer.WriteString("arguments", arguments);
    }));

    public static ModelEvent CustomCall(string name, string input, string callId = "c1") => new ModelEvent.ItemDone(Item(writer =>
    {
        writer.WriteString("type", "custom_tool_call");
        writer.WriteString("id", "ctc_" + callId);
        writer.WriteString("call_id", callId);
        writer.WriteString("name", name);
        writer.WriteString("input", input);
    }));

    /// <summary>An item as the provider sent it, byte for byte.</summary>
    public static ModelEvent Raw(string json) => new ModelEvent.ItemDone(ResponseItem.Parse(Encoding.UTF8.GetBytes(json)));

    public static ModelException Failure(
        string message = "stream closed", bool retryable = false, TurnErrorKind kind = TurnErrorKind.Other, int? status = null, TimeSpan? after = null) =>
        new(new TurnError(message, kind, status), retryable, after);

    /// <summary>The text as a JSON string.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static ResponseItem Item(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return ResponseItem.Parse(stream.ToArray());
    }
}
