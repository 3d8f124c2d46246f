using System.Buffers;
using System.Text.Json;

namespace Daemon.JsonRpc.Params;

/// <summary>Words for what is wrong with parameters. Clients show and match them: they are those of Rust's serde.</summary>
public static class ProblemText
{
    /// <summary>A member that must be there is not.</summary>
    public static string MissingField(string name) => $"missing field `{name}`";

    /// <summary>The value at the reader is of another JSON type than <paramref name="expected"/> (<c>a string</c>, <c>u32</c>).</summary>
    /// <exception cref="InvalidOperationException">It is a text with half of a surrogate pair.</exception>
    public static string InvalidType(ref readonly Utf8JsonReader reader, string expected) =>
        $"invalid type: {Describe(in reader)}, expected {expected}";

    /// <summary>The number at the reader is of the right type, but out of range.</summary>
    public static string InvalidValue(ref readonly Utf8JsonReader reader, string expected) =>
        $"invalid value: {Describe(in reader)}, expected {expected}";

    /// <summary>A name that is not among those of a closed list.</summary>
    public static string UnknownVariant(string actual, IReadOnlyList<string> expected) => expected.Count switch
    {
        0 => $"unknown variant `{actual}`, there are no variants",
        1 => $"unknown variant `{actual}`, expected `{expected[0]}`",
        2 => $"unknown variant `{actual}`, expected `{expected[0]}` or `{expected[1]}`",
        _ => $"unknown variant `{actual}`, expected one of {string.Join(", ", expected.Select(known => $"`{known}`"))}",
    };

    private static string Describe(ref readonly Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => $"string {QuotedText.Of(reader.GetString()!)}",
        JsonTokenType.Number => JsonNumber.Describe(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
        JsonTokenType.True => "boolean `true`",
        JsonTokenType.False => "boolean `false`",
        JsonTokenType.StartArray => "sequence",
        JsonTokenType.StartObject => "map",
        _ => "null",
    };
}
