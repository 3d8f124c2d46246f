using System.Globalization;

using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Schema;

/// <summary>The words with which messages name values and lists of accepted words.</summary>
internal static class ValueNames
{
    /// <summary>Kind and spelling of a value, e.g. <c>integer `3`</c>.</summary>
    public static string Describe(TomlValue value) => value switch
    {
        TomlString text => $"string {Quote(text.Value)}",
        TomlInteger number => string.Create(CultureInfo.InvariantCulture, $"integer `{number.Value}`"),
        TomlFloat number => $"floating point `{FormatFloat(number.Value)}`",
        TomlBoolean flag => flag.Value ? "boolean `true`" : "boolean `false`",
        TomlArray => "sequence",
        TomlDateTime time => $"string {Quote(time.Text)}",
        _ => "map",
    };

    public static string UnknownVariant(string word, IReadOnlyList<string> words) => $"unknown variant `{word}`, {Expected(words)}";

    public static string UnknownField(string name, IReadOnlyList<string> names) => $"unknown field `{name}`, {Expected(names)}";

    /// <summary>The message for a value that cannot name a variant at all.</summary>
    public static string NotAVariant(TomlValue value) => value switch
    {
        TomlTable { Entries.Count: 0 } => "wanted exactly 1 element, found 0 elements",
        TomlTable => "wanted exactly 1 element, more than 1 element",
        _ => "invalid type: unit variant, expected string only",
    };

    private static string Expected(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "there are no variants",
        1 => $"expected `{words[0]}`",
        2 => $"expected `{words[0]}` or `{words[1]}`",
        _ => $"expected one of {string.Join(", ", words.Select(word => $"`{word}`"))}",
    };

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal) + "\"";

    private static string FormatFloat(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        double.NaN => "NaN",
        _ => CanonicalJson.FormatFloat(value),
    };
}
