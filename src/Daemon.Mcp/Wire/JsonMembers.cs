using System.Buffers;
using System.Text.Json;

namespace Daemon.Mcp.Wire;

/// <summary>Reads of members that a server may leave out or fill with anything: another kind reads as absent.</summary>
internal static class JsonMembers
{
    public static string? Text(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    public static bool? Flag(this JsonElement value, string name) => value.Member(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    public static long? Integer(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt64(out var number) ? number : null;

    /// <summary>A member that is there and not null.</summary>
    public static JsonElement? Member(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    /// <summary>The elements of an array member; none when it is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The strings of an array member; null when it is absent.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : null;

    /// <summary>As <see cref="Compact(JsonElement)"/>; null for no value, which is not the same as an empty one.</summary>
    public static ReadOnlyMemory<byte>? Compact(this JsonElement? value) => value is { } known ? known.Compact() : default(ReadOnlyMemory<byte>?);

    /// <summary>The value as compact UTF-8 on one line, whatever white space it came with.</summary>
    public static byte[] Compact(this JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, McpMessage.WriterOptions))
        {
            value.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
