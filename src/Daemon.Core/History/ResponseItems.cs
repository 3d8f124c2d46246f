using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.Protocol.Responses;

namespace Daemon.Core.History;

/// <summary>Makes the Responses API items that the daemon itself adds to a conversation.</summary>
internal static class ResponseItems
{
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A message of <c>input_text</c> parts.</summary>
    public static ResponseItem TextMessage(string role, params IReadOnlyList<string> parts) => Message(role, writer =>
    {
        foreach (var part in parts)
        {
            WriteTextPart(writer, part);
        }
    });

    /// <summary>A message whose content parts <paramref name="writeParts"/> writes.</summary>
    public static ResponseItem Message(string role, Action<Utf8JsonWriter> writeParts) => Build(writer =>
    {
        writer.WriteString("type"u8, "message"u8);
        writer.WriteString("id"u8, NewId("msg"));
        writer.WriteString("role"u8, role);
        writer.WriteStartArray("content"u8);
        writeParts(writer);
        writer.WriteEndArray();
    });

    /// <summary>A message of the model that the daemon words itself.</summary>
    public static ResponseItem AssistantMessage(string id, string text) => Build(writer =>
    {
        writer.WriteString("type"u8, "message"u8);
        writer.WriteString("id"u8, id);
        writer.WriteString("role"u8, "assistant"u8);
        writer.WriteStartArray("content"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "output_text"u8);
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
        writer.WriteEndArray();
    });

    public static void WriteTextPart(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "input_text"u8);
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
    }

    public static void WriteImagePart(Utf8JsonWriter writer, string url, string? detail)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "input_image"u8);
        writer.WriteString("image_url"u8, url);
        if (detail is not null)
        {
            writer.WriteString("detail"u8, detail);
        }

        writer.WriteEndObject();
    }

    /// <summary>The text output of <paramref name="call"/>, in the kind that the call asks for.</summary>
    public static ResponseItem CallOutput(ResponseItem call, string output) => CallOutput(call, writer => writer.WriteStringValue(output));

    /// <summary>The output of <paramref name="call"/>; <paramref name="writeOutput"/> writes the value of <c>output</c>.</summary>
    public static ResponseItem CallOutput(ResponseItem call, Action<Utf8JsonWriter> writeOutput) => Build(writer =>
    {
        var custom = call.Kind == ResponseItemKind.CustomToolCall;
        writer.WriteString("type"u8, custom ? "custom_tool_call_output"u8 : "function_call_output"u8);
        writer.WriteString("id"u8, NewId(custom ? "ctco" : "fco"));
        writer.WriteString("call_id"u8, call.CallId ?? "");
        writer.WritePropertyName("output"u8);
        writeOutput(writer);
    });

    /// <summary>The answer to a tool search that finds nothing.</summary>
    public static ResponseItem EmptyToolSearchOutput(ResponseItem call) => Build(writer =>
    {
        writer.WriteString("type"u8, "tool_search_output"u8);
        writer.WriteString("id"u8, NewId("tso"));
        writer.WriteString("call_id"u8, call.CallId ?? "");
        writer.WriteString("status"u8, "completed"u8);
        writer.WriteString("execution"u8, "client"u8);
        writer.WriteStartArray("tools"u8);
        writer.WriteEndArray();
    });

    /// <summary>The text of a message's parts, joined; empty for other kinds.</summary>
    public static string TextOf(ResponseItem item)
    {
        if (item.Kind != ResponseItemKind.Message)
        {
            return "";
        }

        using var document = JsonDocument.Parse(item.Json);
        if (!document.RootElement.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.Array)
        {
            return "";
        }

        var text = "";
        foreach (var part in content.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var value) && value.ValueKind == JsonValueKind.String)
            {
                text += value.GetString();
            }
        }

        return text;
    }

    private static string NewId(string prefix) => $"{prefix}_{Guid.CreateVersion7()}";

    private static ResponseItem Build(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        // The exact bytes are kept for the thread's life: no slack of the growing buffer.
        return ResponseItem.Parse(buffer.WrittenSpan.ToArray());
    }
}
