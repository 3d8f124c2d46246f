using System.Text.Json.Nodes;

namespace Daemon.Toml.Tests;

/// <summary>
/// The public suite (github.com/toml-lang/toml-test): set TOML_TEST_DIR to its folder <c>tests</c>. All of its list for TOML 1.0 must
/// pass: values of valid documents, refusal of invalid ones, and every byte kept.
/// </summary>
public sealed class PublicSuiteTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("TOML_TEST_DIR");

    [SkippableFact]
    public void AgreesWithTheSuite()
    {
        Skip.If(Folder is null, "TOML_TEST_DIR is not set.");
        var files = ReadList("files-toml-1.0.0");
        Assert.NotEmpty(files);

        var failures = files.Select(file => Check(file)).OfType<string>().ToList();

        Assert.True(failures.Count == 0, $"{failures.Count} of {files.Count} fail:\n{string.Join('\n', failures)}");
    }

    private static List<string> ReadList(string list) =>
        [.. File.ReadLines(Path.Combine(Folder!, list)).Where(file => file.EndsWith(".toml", StringComparison.Ordinal))];

    private static string? Check(string file)
    {
        var path = Path.Combine(Folder!, file);
        var bytes = File.ReadAllBytes(path);
        var document = TomlDocument.Parse(bytes, file);
        if (!file.StartsWith("valid/", StringComparison.Ordinal))
        {
            return document.Diagnostics.Count == 0 ? $"{file}: accepted" : null;
        }

        if (document.Diagnostics is [var first, ..])
        {
            return $"{file}: {first.Message}";
        }

        var expected = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(path, ".json")));
        try
        {
            ReadingTests.AssertSameJson(Normalize(expected), Normalize(JsonView.Tagged(document.Root)));
            Assert.Equal(bytes, System.Text.Encoding.UTF8.GetBytes(document.ToString()));
            return null;
        }
        catch (Xunit.Sdk.XunitException difference)
        {
            return $"{file}: {difference.Message}";
        }
    }

    /// <summary>The suite writes dates in one way; we keep them as written.</summary>
    private static JsonNode? Normalize(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(Normalize)]);
            case JsonObject leaf when leaf.Count == 2 && leaf["type"] is JsonValue type && leaf["value"] is JsonValue value:
                var text = value.ToString();
                return new JsonObject
                {
                    ["type"] = type.ToString(),
                    ["value"] = type.ToString().Contains("local", StringComparison.Ordinal) || type.ToString() == "datetime"
                        ? NormalizeTime(text)
                        : text,
                };
            case JsonObject table:
                return new JsonObject(table.Select(member => KeyValuePair.Create(member.Key, Normalize(member.Value))));
            default:
                return node?.DeepClone();
        }
    }

    private static string NormalizeTime(string text)
    {
        text = text.ToUpperInvariant().Replace(' ', 'T');
        var time = text.IndexOf(':');
        if (time < 0)
        {
            return text;
        }

        var zone = text.IndexOfAny(['Z', '+', '-'], time);
        var (local, offset) = zone < 0 ? (text, "") : (text[..zone], text[zone..]);
        return (local.Contains('.') ? local.TrimEnd('0').TrimEnd('.') : local) + (offset == "+00:00" ? "Z" : offset);
    }
}
