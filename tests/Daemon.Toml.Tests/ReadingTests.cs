using System.Globalization;
using System.Text.Json.Nodes;
using Daemon.Toml.Values;

namespace Daemon.Toml.Tests;

public sealed class ReadingTests
{
    public static TheoryData<string, string> Valid => Load("valid.txt");

    public static TheoryData<string, string> Invalid => Load("invalid.txt");

    [Theory]
    [MemberData(nameof(Valid))]
    public void ReadsValues(string text, string expected)
    {
        var document = TomlDocument.ParseStrict(text, "case");

        var actual = JsonView.Plain(document.Root)!;
        AssertSameJson(JsonNode.Parse(expected), actual);
        Assert.Equal(text, document.ToString());
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void SaysWhatIsWrongAndWhere(string text, string expected)
    {
        var document = TomlDocument.Parse(text, "case");

        var first = document.Diagnostics[0];
        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"{first.Span.Line}:{first.Span.Column} {first.Message}"));
        Assert.Equal(text, document.ToString());
        var thrown = Assert.Throws<TomlException>(() => TomlDocument.ParseStrict(text, "case"));
        Assert.Equal(first, thrown.Diagnostic);
    }

    [Fact]
    public void ReportsTheProblemsOfAllLines()
    {
        const string Text = "a = \nb = 1\nc = tru\n[d\n[e]\nb = 2\nb = 3\nf = [\"x\" 2]\n";

        var document = TomlDocument.Parse(Text, "case");

        Assert.Equal([4, 8, 1, 3, 7], document.Diagnostics.Select(diagnostic => diagnostic.Span.Line));
        Assert.Equal("""{"b":1,"e":{"b":2,"f":["x",2]}}""", WithoutErrors(document.Root));

        static string WithoutErrors(TomlTable root) => string.Concat(
            JsonView.Plain(new TomlTable([.. root.Entries.Where(entry => entry.Key is "b" or "e")], root.Span))!.ToJsonString());
    }

    [Fact]
    public void StrictMessageNamesThePlace()
    {
        var thrown = Assert.Throws<TomlException>(() => TomlDocument.ParseStrict("a = 1\na = 2", "/x/config.toml"));

        Assert.Equal("/x/config.toml:2:1: duplicate key", thrown.Message);
        Assert.Equal("/x/config.toml", thrown.SourceName);
    }

    internal static void AssertSameJson(JsonNode? expected, JsonNode? actual) =>
        Assert.True(SameJson(expected, actual), $"expected {expected?.ToJsonString()}\nactual   {actual?.ToJsonString()}");

    // A float may be spelled in several ways; everything else must be the same text.
    private static bool SameJson(JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (JsonObject a, JsonObject b) => a.Count == b.Count
            && (IsSameFloat(a, b) || a.All(member => b.ContainsKey(member.Key) && SameJson(member.Value, b[member.Key]))),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => SameJson(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(expected, actual),
    };

    private static bool IsSameFloat(JsonObject a, JsonObject b) =>
        FloatText(a) is { } left && FloatText(b) is { } right
        && double.Parse(Normal(left), CultureInfo.InvariantCulture).Equals(double.Parse(Normal(right), CultureInfo.InvariantCulture));

    private static string Normal(string text) => text.TrimStart('+') switch
    {
        "inf" => "Infinity",
        "-inf" => "-Infinity",
        "nan" or "-nan" => "NaN",
        var number => number,
    };

    private static string? FloatText(JsonObject node) =>
        node.Count == 1 && node["float"] is JsonValue plain ? plain.ToString()
        : node.TryGetPropertyValue("type", out var type) && type is JsonValue kind && kind.ToString() == "float" ? node["value"]!.ToString()
        : null;

    private static TheoryData<string, string> Load(string file)
    {
        var data = new TheoryData<string, string>();
        foreach (var (text, expected) in CaseFile.Read(file))
        {
            data.Add(text, expected);
        }

        return data;
    }
}
