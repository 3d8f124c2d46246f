using System.Buffers;
using System.Text.Json;
using Daemon.Core.History;

namespace Daemon.Core.Tools.Servers;

/// <summary>Brings the result of <c>tools/call</c> into the shape that items and clients have: known members only, on one line.</summary>
public static class ServerToolResult
{
    /// <param name="replace">A text to put in the place of a content part; null keeps the part. Null keeps all.</param>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static byte[] Normalize(ReadOnlyMemory<byte> result, Func<JsonElement, string?>? replace = null)
    {
        using var document = JsonDocument.Parse(result);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("the result of the tool is no object");
        }

        var buffer = new ArrayBufferWriter<byte>(result.Length);
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("content"u8);
            if (root.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Array)
            {
                foreach (var part in content.EnumerateArray())
                {
                    WritePart(writer, part, replace?.Invoke(part));
                }
            }

            writer.WriteEndArray();
            Copy(writer, root, "structuredContent");
            Copy(writer, root, "isError");
            Copy(writer, root, "_meta");
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WritePart(Utf8JsonWriter writer, JsonElement part, string? replacement)
    {
        if (replacement is null)
        {
            part.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type"u8, "text"u8);
        writer.WriteString("text"u8, replacement);
        writer.WriteEndObject();
    }

    private static void Copy(Utf8JsonWriter writer, JsonElement root, string name)
    {
        if (root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }
}
