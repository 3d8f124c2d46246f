using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.JsonRpc;

namespace Daemon.Mcp.Wire;

/// <summary>Writes JSON-RPC 2.0 messages as MCP wants them: with the <c>jsonrpc</c> member, on one line.</summary>
internal static class McpMessage
{
    /// <summary>The bytes never land in HTML.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="writeParams">Writes the members of <c>params</c>; null leaves the member out.</param>
    public static byte[] Request(long id, string method, Action<Utf8JsonWriter>? writeParams) => Build(writer =>
    {
        writer.WriteNumber("id"u8, id);
        writer.WriteString("method"u8, method);
        WriteParams(writer, writeParams);
    });

    public static byte[] Notification(string method, Action<Utf8JsonWriter>? writeParams) => Build(writer =>
    {
        writer.WriteString("method"u8, method);
        WriteParams(writer, writeParams);
    });

    /// <param name="writeMembers">Writes the members of the result.</param>
    public static byte[] Result(RequestId id, Action<Utf8JsonWriter> writeMembers) => Build(writer =>
    {
        WriteId(writer, id);
        writer.WriteStartObject("result"u8);
        writeMembers(writer);
        writer.WriteEndObject();
    });

    public static byte[] Error(RequestId id, long code, string message) => Build(writer =>
    {
        WriteId(writer, id);
        writer.WriteStartObject("error"u8);
        writer.WriteNumber("code"u8, code);
        writer.WriteString("message"u8, message);
        writer.WriteEndObject();
    });

    private static void WriteParams(Utf8JsonWriter writer, Action<Utf8JsonWriter>? writeParams)
    {
        if (writeParams is null)
        {
            return;
        }

        writer.WriteStartObject("params"u8);
        writeParams(writer);
        writer.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter writer, RequestId id)
    {
        if (id.IsNumber)
        {
            writer.WriteNumber("id"u8, id.Number);
        }
        else
        {
            writer.WriteString("id"u8, id.Text);
        }
    }

    private static byte[] Build(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc"u8, "2.0"u8);
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
