using System.Text.Json;
using Daemon.JsonRpc.Params;

namespace Daemon.Protocol.V2.Json;

/// <summary>
/// The texts with which a value is refused. Clients match on them: they follow "Invalid request: " in the error's message.
/// </summary>
internal static class WireError
{
    /// <summary>A name that is not in a closed list.</summary>
    internal static JsonException UnknownVariant(string? actual, IEnumerable<string> expected) =>
        new ParamsException(ProblemText.UnknownVariant(actual ?? "", [.. expected]));

    /// <summary>A value of another JSON type than <paramref name="expected"/> (for example "a string", "u32").</summary>
    internal static JsonException InvalidType(ref Utf8JsonReader reader, string expected) =>
        new ParamsException(ProblemText.InvalidType(in reader, expected));

    /// <summary>A number of the right type, out of range.</summary>
    internal static JsonException InvalidValue(ref Utf8JsonReader reader, string expected) =>
        new ParamsException(ProblemText.InvalidValue(in reader, expected));

    internal static JsonException MissingField(string name) => new ParamsException(ProblemText.MissingField(name));

    /// <summary>A value that cannot be written: of an enum's type but not among its values, or of an unknown subclass.</summary>
    internal static JsonException NoForm(string type) => new($"{type} has a value without a wire form.");
}
