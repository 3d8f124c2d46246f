using System.Buffers;
using System.Text.Json;

namespace Daemon.Core.Plugins;

/// <summary>Values for edits of the configuration.</summary>
internal static class ConfigJson
{
    /// <summary>Removes the key.</summary>
    public static JsonElement Null { get; } = Parse("null"u8.ToArray());

    public static JsonElement True { get; } = Parse("true"u8.ToArray());

    public static JsonElement Object(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Parse(buffer.WrittenMemory);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
