using System.Text;
using Daemon.Toml.Editing;
using Daemon.Toml.Values;

namespace Daemon.Toml.Tests.Fuzzing;

/// <summary>
/// What must hold for every sequence of bytes. Has the shape that fuzzers call, so that one that measures coverage can drive it as it is.
/// </summary>
internal static class TomlFuzzTarget
{
    /// <exception cref="Xunit.Sdk.XunitException">Something does not hold.</exception>
    public static void Run(ReadOnlySpan<byte> data)
    {
        var document = TomlDocument.Parse(data, "fuzz");
        var text = document.ToString();
        Assert.Equal(Encoding.UTF8.GetString(data), text);
        foreach (var diagnostic in document.Diagnostics)
        {
            AssertWithin(diagnostic.Span, text);
            Assert.NotEmpty(diagnostic.Message);
        }

        AssertSpans(document.Root, text);
        if (document.Diagnostics.Count > 0)
        {
            Assert.Throws<TomlEditException>(() => new TomlEditor(document));
            return;
        }

        Assert.True(data.SequenceEqual(Encoding.UTF8.GetBytes(text)), "a document without problems keeps its bytes");
        AssertEdits(document, Pick(data));
    }

    /// <summary>A number that depends on the input alone, so that an input always does the same.</summary>
    private static int Pick(ReadOnlySpan<byte> data)
    {
        var sum = 17;
        foreach (var value in data)
        {
            sum = unchecked((sum * 31) + value);
        }

        return sum & int.MaxValue;
    }

    private static void AssertSpans(TomlValue value, string text)
    {
        AssertWithin(value.Span, text);
        switch (value)
        {
            case TomlTable table:
                foreach (var entry in table.Entries)
                {
                    AssertWithin(entry.KeySpan, text);
                    AssertSpans(entry.Value, text);
                }

                break;
            case TomlArray array:
                foreach (var item in array.Items)
                {
                    AssertSpans(item, text);
                }

                break;
        }
    }

    private static void AssertWithin(TomlSpan span, string text)
    {
        Assert.InRange(span.Offset, 0, text.Length);
        Assert.InRange(span.Length, 0, text.Length - span.Offset);
        Assert.True(span is { Line: >= 1, Column: >= 1 });
    }

    /// <summary>A key that is there is replaced and removed, and one that is not is added and removed again.</summary>
    private static void AssertEdits(TomlDocument document, int pick)
    {
        var paths = new List<string[]> { new[] { "fuzz-added", "x" } };
        Collect(document.Root, [], paths);
        foreach (var path in (string[][])[paths[0], paths[pick % paths.Count]])
        {
            var editor = new TomlEditor(document);
            var literal = TomlLiteral.Of("set by the target");
            editor.Set(path, literal);
            Assert.True(EditCheck.IsOnlyChange(document.Root, editor.Document.Root, path, literal));
            Assert.True(editor.Remove(path));
            Assert.True(EditCheck.IsOnlyChange(document.Root, editor.Document.Root, path, null));
            Assert.Empty(TomlDocument.Parse(editor.ToString(), "edited").Diagnostics);
        }
    }

    private static void Collect(TomlTable table, string[] above, List<string[]> paths)
    {
        foreach (var entry in table.Entries)
        {
            string[] path = [.. above, entry.Key];
            paths.Add(path);
            if (entry.Value is TomlTable child)
            {
                Collect(child, path, paths);
            }
        }
    }
}
