using System.Text.Json;

namespace Daemon.Core.Rollout.Lines;

/// <summary>
/// Reads members of objects written by other programs: absent, null and wrongly typed all read as null, since a strange member must
/// not cost the rest of its line.
/// </summary>
internal static class JsonMembers
{
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? String(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static long? Int64(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static bool? Boolean(this JsonElement element, string name) => element.Get(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    /// <summary>The elements of an array; none when the member is something else.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The strings of an array; other elements are left out.</summary>
    public static List<string> Strings(this JsonElement element, string name)
    {
        var strings = new List<string>();
        foreach (var item in element.Elements(name))
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                strings.Add(item.GetString()!);
            }
        }

        return strings;
    }

    /// <summary>The member's JSON, copied; null when absent or null.</summary>
    public static ReadOnlyMemory<byte>? Raw(this JsonElement element, string name)
    {
        // Not `?.`: a null array converts to memory that is empty and there.
        if (element.Get(name) is not { } value)
        {
            return null;
        }

        return value.RawBytes();
    }

    /// <summary>The element's JSON, copied.</summary>
    public static byte[] RawBytes(this JsonElement element) => System.Text.Encoding.UTF8.GetBytes(element.GetRawText());
}
