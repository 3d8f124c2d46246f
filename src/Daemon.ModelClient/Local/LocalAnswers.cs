using System.Text.Json;

namespace Daemon.ModelClient.Local;

/// <summary>Reads what local servers answer; what is missing or of another type is not there.</summary>
internal static class LocalAnswers
{
    /// <summary>The member <paramref name="member"/> of each entry of a list.</summary>
    public static IReadOnlyList<string> Names(JsonElement answer, string list, string member) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(list, out JsonElement entries) && entries.ValueKind == JsonValueKind.Array
            ? [.. entries.EnumerateArray().Select(entry => Text(entry, member)).OfType<string>()]
            : [];

    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static long? Integer(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;
}
