using System.Globalization;
using System.Text.Json;

namespace Daemon.Config.Plugins;

/// <summary>Reads the JSON files of plugins and marketplaces. Members of a wrong type read as absent unless a method says otherwise.</summary>
internal static class PluginJson
{
    private const int MaxFileBytes = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The object in a file.</summary>
    /// <param name="problem">What is wrong otherwise, and where.</param>
    /// <returns>False when there is none.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public static bool TryReadObject(string path, out JsonElement root, out string problem)
    {
        root = default;
        if (new FileInfo(path).Length > MaxFileBytes)
        {
            problem = "the file is larger than 4 MiB";
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Options);
            root = document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"no JSON at line {error.LineNumber + 1} column {error.BytePositionInLine + 1}");
            return false;
        }

        problem = "expected an object";
        return root.ValueKind == JsonValueKind.Object;
    }

    /// <summary>A string; null when there is none, or nothing but white space in it.</summary>
    public static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } value && value.GetString()!.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The strings of an array, or one string alone; null when there is no such member.</summary>
    public static IReadOnlyList<string>? Texts(JsonElement parent, string name) => Member(parent, name) switch
    {
        { ValueKind: JsonValueKind.Array } array =>
            [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        _ => null,
    };

    /// <summary>Null when there is no such member, or null in it.</summary>
    public static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>
    /// The absolute path of a file or folder of a plugin. Null when the text is no <c>./path</c>, or would lead out of <paramref name="root"/>.
    /// </summary>
    public static string? Inside(string root, string? relative)
    {
        if (relative is null || !relative.StartsWith("./", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = relative.Split('/', '\\').Where(part => part is not ("" or ".")).ToList();
        return parts.Contains("..") ? null : Path.Join([root, .. parts]);
    }
}
