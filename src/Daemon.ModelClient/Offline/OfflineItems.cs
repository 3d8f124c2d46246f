using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.Protocol.Responses;

namespace Daemon.ModelClient.Offline;

/// <summary>Makes output items as a Responses provider would send them.</summary>
internal static class OfflineItems
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="text">Null for a message that only begins.</param>
    public static ResponseItem Message(string id, string? text) => Compose("message", id, writer =>
    {
        writer.WriteString("role"u8, "assistant"u8);
        writer.WriteString("status"u8, text is null ? "in_progress"u8 : "completed"u8);
        writer.WriteStartArray("content"u8);
        if (text is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "output_text"u8);
            writer.WriteString("text"u8, text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public static ResponseItem ExecCommand(string id, string callId, string commandLine) => Compose("function_call", id, writer =>
    {
        writer.WriteString("call_id"u8, callId);
        writer.WriteString("name"u8, "exec_command"u8);
        writer.WriteString("arguments"u8, Write(arguments => arguments.WriteString("cmd"u8, commandLine)));
    });

    public static ResponseItem ApplyPatch(string id, string callId, string patch) => Compose("custom_tool_call", id, writer =>
    {
        writer.WriteString("call_id"u8, callId);
        writer.WriteString("name"u8, "apply_patch"u8);
        writer.WriteString("input"u8, patch);
    });

    private static ResponseItem Compose(string type, string id, Action<Utf8JsonWriter> members) => ResponseItem.Parse(Write(writer =>
    {
        writer.WriteString("type"u8, type);
        writer.WriteString("id"u8, id);
        members(writer);
    }));

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
