using System.Text;
using Daemon.Toml.Values;

namespace Daemon.Toml.Tests;

public sealed class PlaceTests
{
    [Fact]
    public void SpansCoverValuesAndKeysAsWritten()
    {
        const string Text = "a = 1\n[t.\"u v\"]\n  x . 'y' = \"😀\" # c\nz = [ 1 ]\n[[l]]\n[[l]]\n";
        var root = TomlDocument.ParseStrict(Text, "case").Root;

        Assert.Equal(new TomlSpan(0, Text.Length, 1, 1), root.Span);
        AssertEntry(root, "a", new(0, 1, 1, 1), "1");
        var t = AssertEntry(root, "t", new(7, 1, 2, 2), "t");
        var u = AssertEntry(t, "u v", new(9, 5, 2, 4), "[t.\"u v\"]");
        var x = AssertEntry(u, "x", new(18, 1, 3, 3), "x");
        AssertEntry(x, "y", new(22, 3, 3, 7), "\"😀\"");
        AssertEntry(u, "z", new(37, 1, 4, 1), "[ 1 ]");
        Assert.True(root.TryGet("l", out var list));
        Assert.Equal([5, 6], ((TomlArray)list.Value).Items.Select(item => item.Span.Line));

        TomlTable AssertEntry(TomlTable table, string key, TomlSpan keySpan, string value)
        {
            Assert.True(table.TryGet(key, out var entry));
            Assert.Equal(keySpan, entry.KeySpan);
            Assert.Equal(value, Text.Substring(entry.Value.Span.Offset, entry.Value.Span.Length));
            return entry.Value as TomlTable ?? new TomlTable([], default);
        }
    }

    [Fact]
    public void ColumnsCountCodePoints()
    {
        var document = TomlDocument.Parse("a = '😀😀é' x\nb = ['😀', tru]", "case");

        Assert.Equal([(1, 11), (2, 11)], document.Diagnostics.Select(d => (d.Span.Line, d.Span.Column)));
    }

    [Fact]
    public void KeysKeepTheOrderOfTheirFirstMention()
    {
        var root = TomlDocument.ParseStrict("z = 1\n[b.c]\n[a]\n[b]\ny = 1\nx = 1", "case").Root;

        Assert.Equal(["z", "b", "a"], root.Entries.Select(entry => entry.Key));
        Assert.Equal(4, root.Entries[1].KeySpan.Line);
    }

    [Theory]
    [InlineData("a = 'é\u0001", 1, "")]
    [InlineData("a = '<FF>'", 6, "invalid utf-8 sequence of 1 bytes from index 5")]
    [InlineData("# é😀\na = '<C0><80>'", 6, "invalid utf-8 sequence of 1 bytes from index 14")]
    [InlineData("a = '<ED><A0><80>'", 6, "invalid utf-8 sequence of 1 bytes from index 5")]
    [InlineData("a = 1 # <E2><82>", 9, "incomplete utf-8 byte sequence from index 8")]
    [InlineData("a = '\uFFFD<FF>'", 7, "invalid utf-8 sequence of 1 bytes from index 8")]
    public void InvalidUtf8IsReportedFirst(string text, int column, string message)
    {
        var document = TomlDocument.Parse(Bytes(text), "case");

        if (message.Length > 0)
        {
            Assert.Equal((message, column), (document.Diagnostics[0].Message, document.Diagnostics[0].Span.Column));
        }
        else
        {
            Assert.DoesNotContain(document.Diagnostics, diagnostic => diagnostic.Message.Contains("utf-8", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void ReplacementCharactersInTheTextAreFine()
    {
        Assert.Empty(TomlDocument.Parse("a = '\uFFFD'"u8, "case").Diagnostics);
    }

    [Fact]
    public void HalfASurrogatePairIsRefused()
    {
        var document = TomlDocument.Parse("a = '😀\uD83D'", "case");

        Assert.Equal(("invalid character, expected a pair of surrogates", 7), (document.Diagnostics[0].Message, document.Diagnostics[0].Span.Column));
        Assert.False(TomlValueParser.TryParse("'\uD83D'", out _, out var diagnostic));
        Assert.Equal(2, diagnostic.Span.Column);
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData("  {a = [1, 'x']} # c", null)]
    [InlineData("\n'x'\n\n", null)]
    [InlineData("gpt-5", "1:1 string values must be quoted, expected literal string")]
    [InlineData("", "1:1 string values must be quoted, expected literal string")]
    [InlineData("1 # c\nb = 2", "2:1 unexpected content, expected nothing")]
    [InlineData("'x' 'y'", "1:5 unexpected content, expected nothing")]
    [InlineData("[1", "1:3 unclosed array, expected `]`")]
    [InlineData("{a=1,a=2}", "1:6 duplicate key")]
    public void BareValues(string text, string? problem)
    {
        var isValue = TomlValueParser.TryParse(text, out var value, out var diagnostic);

        Assert.Equal(problem is null, isValue);
        Assert.Equal(problem is null, value is not null);
        Assert.Equal(problem, diagnostic is null ? null : $"{diagnostic.Span.Line}:{diagnostic.Span.Column} {diagnostic.Message}");
    }

    /// <summary>UTF-8 with single bytes written as <c>&lt;FF&gt;</c>.</summary>
    private static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length;)
        {
            var isByte = text[i] == '<' && i + 3 < text.Length && text[i + 3] == '>';
            var length = isByte ? 4 : char.IsHighSurrogate(text[i]) ? 2 : 1;
            bytes.AddRange(isByte ? [Convert.ToByte(text.Substring(i + 1, 2), 16)] : Encoding.UTF8.GetBytes(text.Substring(i, length)));
            i += length;
        }

        return [.. bytes];
    }
}
