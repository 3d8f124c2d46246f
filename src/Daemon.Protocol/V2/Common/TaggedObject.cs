using System.Text.Json;
using Daemon.JsonRpc.Params;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Common;

/// <summary>
/// Parts shared by the forms of unions that are a bare string or an object with one member, whose name is the case.
/// </summary>
internal static class TaggedObject
{
    /// <summary>Parses the current value, which must be an object of exactly one member.</summary>
    /// <returns>A copy that needs no disposal.</returns>
    internal static JsonProperty ReadSingleMember(ref Utf8JsonReader reader, string union)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw WireError.InvalidType(ref reader, "string or map");
        }

        JsonElement element = JsonElement.ParseValue(ref reader);
        using JsonElement.ObjectEnumerator members = element.EnumerateObject();
        if (!members.MoveNext())
        {
            throw new ParamsException($"expected a map with a single key for {union}, found none");
        }

        JsonProperty member = members.Current;
        return members.MoveNext() ? throw new ParamsException($"expected a map with a single key for {union}, found several") : member;
    }

    /// <summary>A required string member of <paramref name="value"/>.</summary>
    internal static string RequiredString(JsonElement value, string name) =>
        Required(value, name).ValueKind is JsonValueKind.String
            ? value.GetProperty(name).GetString()!
            : throw new ParamsException($"invalid type for `{name}`, expected a string");

    /// <summary>A required list of strings in <paramref name="value"/>.</summary>
    internal static IReadOnlyList<string> RequiredStrings(JsonElement value, string name) => Strings(Required(value, name), name);

    /// <summary>A Boolean member, or <paramref name="fallback"/> when it is absent; null means required.</summary>
    internal static bool Flag(JsonElement value, string name, bool? fallback)
    {
        if (fallback is { } absent && !(value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out _)))
        {
            return absent;
        }

        return Required(value, name).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new ParamsException($"invalid type for `{name}`, expected a boolean"),
        };
    }

    internal static IReadOnlyList<string> Strings(JsonElement list, string name)
    {
        if (list.ValueKind is not JsonValueKind.Array || list.EnumerateArray().Any(item => item.ValueKind is not JsonValueKind.String))
        {
            throw new ParamsException($"invalid type for `{name}`, expected a sequence of strings");
        }

        return [.. list.EnumerateArray().Select(item => item.GetString()!)];
    }

    internal static JsonElement Required(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out JsonElement member)
            ? member
            : throw WireError.MissingField(name);

    internal static void WriteStrings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
