using System.Text;
using System.Text.Json;

namespace Daemon.Protocol.V2.Common;

/// <summary>
/// The texts with which a value is refused. Clients match on them: they follow "Invalid request: " in the error's message.
/// </summary>
internal static class WireError
{
    /// <summary>A name that is not in a closed list.</summary>
    internal static JsonException UnknownVariant(string? actual, IEnumerable<string> expected) =>
        new($"unknown variant `{actual}`, expected one of {string.Join(", ", expected.Select(name => $"`{name}`"))}");

    /// <summary>A value of another JSON type than <paramref name="expected"/> (for example "a string", "u32").</summary>
    internal static JsonException InvalidType(ref Utf8JsonReader reader, string expected) =>
        new($"invalid type: {Describe(ref reader)}, expected {expected}");

    /// <summary>A number of the right type, out of range.</summary>
    internal static JsonException InvalidValue(ref Utf8JsonReader reader, string expected) =>
        new($"invalid value: {Describe(ref reader)}, expected {expected}");

    internal static JsonException MissingField(string name) => new($"missing field `{name}`");

    private static string Describe(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.True => "boolean `true`",
        JsonTokenType.False => "boolean `false`",
        JsonTokenType.String => $"string \"{reader.GetString()}\"",
        JsonTokenType.StartArray => "sequence",
        JsonTokenType.StartObject => "map",
        JsonTokenType.Number when reader.TryGetInt64(out long _) => $"integer `{Text(ref reader)}`",
        JsonTokenType.Number => $"floating point `{Text(ref reader)}`",
        _ => reader.TokenType.ToString(),
    };

    private static string Text(ref Utf8JsonReader reader) =>
        Encoding.UTF8.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan);
}
