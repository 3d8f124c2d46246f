using System.Globalization;
using System.Text.Json.Nodes;
using Daemon.Toml.Values;

namespace Daemon.Toml.Tests;

/// <summary>Values as JSON, for comparing them.</summary>
internal static class JsonView
{
    /// <summary>The notation of our own tables: plain where JSON has the type.</summary>
    public static JsonNode? Plain(TomlValue value) => value switch
    {
        TomlString text => JsonValue.Create(text.Value),
        TomlInteger integer => JsonValue.Create(integer.Value),
        TomlBoolean boolean => JsonValue.Create(boolean.Value),
        TomlArray array => new JsonArray([.. array.Items.Select(Plain)]),
        TomlTable table => new JsonObject(table.Entries.Select(entry => KeyValuePair.Create(entry.Key, Plain(entry.Value)))),
        _ => new JsonObject { [Kind(value)] = Text(value) },
    };

    /// <summary>The notation of the public suite: each scalar an object with type and value.</summary>
    public static JsonNode? Tagged(TomlValue value) => value switch
    {
        TomlArray array => new JsonArray([.. array.Items.Select(Tagged)]),
        TomlTable table => new JsonObject(table.Entries.Select(entry => KeyValuePair.Create(entry.Key, Tagged(entry.Value)))),
        _ => new JsonObject { ["type"] = Kind(value), ["value"] = Text(value) },
    };

    private static string Kind(TomlValue value) => value switch
    {
        TomlString => "string",
        TomlInteger => "integer",
        TomlFloat => "float",
        TomlBoolean => "bool",
        TomlDateTime { Kind: TomlDateTimeKind.OffsetDateTime } => "datetime",
        TomlDateTime { Kind: TomlDateTimeKind.LocalDateTime } => "datetime-local",
        TomlDateTime { Kind: TomlDateTimeKind.LocalDate } => "date-local",
        TomlDateTime => "time-local",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string Text(TomlValue value) => value switch
    {
        TomlString text => text.Value,
        TomlInteger integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        TomlFloat { Value: double.NaN } => "nan",
        TomlFloat { Value: double.PositiveInfinity } => "inf",
        TomlFloat { Value: double.NegativeInfinity } => "-inf",
        TomlFloat number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        TomlBoolean boolean => boolean.Value ? "true" : "false",
        TomlDateTime time => time.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
