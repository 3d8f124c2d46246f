using System.Globalization;
using System.Text;
using Daemon.Toml.Values;

namespace Daemon.Toml.Tests;

public sealed class LimitTests
{
    private const string TooDeep = "cannot recurse further; max recursion depth met";

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{k=", "}")]
    public void ValuesNestToTheLimit(string open, string close)
    {
        var inner = open == "[" ? "" : "1";

        Assert.Empty(TomlDocument.Parse(Nested(TomlLimits.ValueDepth), "case").Diagnostics);
        var tooDeep = TomlDocument.Parse(Nested(TomlLimits.ValueDepth + 1) + "\nb = 1", "case");
        Assert.Equal([TooDeep], tooDeep.Diagnostics.Select(diagnostic => diagnostic.Message));
        Assert.True(tooDeep.Root.TryGet("b", out _));

        string Nested(int depth) => $"a = {Repeat(open, depth)}{inner}{Repeat(close, depth)}";
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a=")]
    [InlineData("[{a=")]
    public void AnyDepthIsAnsweredWithADiagnostic(string open)
    {
        foreach (var depth in (int[])[1_000, 1_000_000])
        {
            Assert.Contains(TomlDocument.Parse("a = " + Repeat(open, depth), "case").Diagnostics, d => d.Message == TooDeep);
            Assert.False(TomlValueParser.TryParse(Repeat(open, depth), out _, out var diagnostic));
            Assert.Equal(TooDeep, diagnostic.Message);
        }
    }

    [Fact]
    public void KeysAreLimited()
    {
        var longest = Repeat("k.", TomlLimits.KeySegments - 1) + "k";
        var tooLong = Repeat("k.", 100_000) + "k";

        Assert.Empty(TomlDocument.Parse($"{longest} = 1\n[t.{longest[2..]}]", "case").Diagnostics);
        Assert.Equal("recursion limit", TomlDocument.Parse($"{tooLong} = 1", "case").Diagnostics.Single().Message);
        Assert.Equal("recursion limit", TomlDocument.Parse($"[{tooLong}]", "case").Diagnostics.Single().Message);
        Assert.Equal("recursion limit", TomlDocument.Parse($"a = {{{tooLong} = 1}}", "case").Diagnostics.Single().Message);
    }

    [Fact]
    public void LevelsAddUpToALimit()
    {
        // Each brace may open dozens of levels through its dotted key.
        var key = Repeat("k.", 70) + "k = ";
        var text = key + Repeat("{" + key, 60) + "1" + Repeat("}", 60);

        var document = TomlDocument.Parse(text, "case");

        Assert.Contains(document.Diagnostics, diagnostic => diagnostic.Message == "recursion limit");
        Assert.True(Depth(document.Root) <= TomlLimits.TotalDepth + TomlLimits.ValueDepth);

        static int Depth(TomlValue value) => value switch
        {
            TomlTable table => 1 + table.Entries.Select(entry => Depth(entry.Value)).DefaultIfEmpty().Max(),
            _ => 1,
        };
    }

    [Fact]
    public void TenMegabytesAreRead()
    {
        var text = new StringBuilder();
        var count = 0;
        while (text.Length < 10_000_000)
        {
            text.Append(CultureInfo.InvariantCulture, $"key{count++} = [{count}, \"some text é\", 1.5] # note\n");
        }

        var document = TomlDocument.ParseStrict(text.ToString(), "case");

        Assert.Equal(count, document.Root.Entries.Count);
        Assert.Equal(count, document.Root.Entries[^1].KeySpan.Line);
    }

    [Fact]
    public void AHugeHeapOfErrorsIsBounded()
    {
        var document = TomlDocument.Parse(Repeat("a = \u0001\n", 500_000), "case");

        Assert.InRange(document.Diagnostics.Count, 1, 3000);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
