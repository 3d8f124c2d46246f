using System.Text;
using Daemon.Toml.Editing;
using Daemon.Toml.Syntax;
using Daemon.Toml.Values;

namespace Daemon.Toml.Tests;

/// <summary>Properties that hold for every document; each seed is one. A failure names the seed.</summary>
public sealed class LosslessTests
{
    private const int Seeds = 1000;

    [Fact]
    public void EveryTextIsKept()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            foreach (var text in (string[])[new RandomDocument(seed).Valid(), new RandomDocument(seed).Damaged()])
            {
                Assert.Equal(text, TomlDocument.Parse(text, $"seed {seed}").ToString());
                Assert.Equal(text, Print(text));
                Assert.Equal(text, PrintStatements(TomlDocument.Parse(text, $"seed {seed}")));
            }
        }
    }

    [Fact]
    public void ValidDocumentsAreAcceptedFromTextAndBytes()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var text = new RandomDocument(seed).Valid();

            var document = TomlDocument.ParseStrict(text, $"seed {seed}");
            var fromBytes = TomlDocument.Parse(Encoding.UTF8.GetBytes(text), $"seed {seed}");

            Assert.Empty(fromBytes.Diagnostics);
            Assert.True(EditCheck.AreEqual(document.Root, fromBytes.Root), $"seed {seed}");
        }
    }

    [Fact]
    public void AnEditChangesItsPathOnly()
    {
        var literals = new[] { "1", "'C:\\x'", "[1, 2]", "{k = {l = 1}, m = 2}", "{}" }.Select(LiteralReader.Read).ToArray();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new RandomDocument(seed);
            var before = TomlDocument.ParseStrict(random.Valid(), $"seed {seed}");
            var path = PickPath(random, before.Root);
            if (path.Length == 0)
            {
                continue;
            }

            var editor = new TomlEditor(before);
            var literal = literals[random.Next(literals.Length)];
            editor.Set(path, literal);
            var set = editor.Document;
            Assert.True(EditCheck.AreEqual(set.Root.ValueAt(path), literal), $"seed {seed}");
            Assert.True(EditCheck.IsOnlyChange(before.Root, set.Root, path, literal), $"seed {seed}");

            Assert.True(editor.Remove(path));
            Assert.True(EditCheck.IsOnlyChange(before.Root, editor.Document.Root, path, null), $"seed {seed}");
            if (before.Root.ValueAt(path) is null)
            {
                AssertKeepsLines(before.ToString(), set.ToString(), seed);
            }
        }
    }

    [Fact]
    public void ReplacingAScalarKeepsEveryOtherByte()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var before = TomlDocument.ParseStrict(new RandomDocument(seed).Valid(), $"seed {seed}");
            foreach (var entry in before.Root.Entries.Where(entry => entry.Value is not TomlTable and not TomlArray))
            {
                var editor = new TomlEditor(before);
                editor.Set([entry.Key], TomlLiteral.Of(12345));

                var text = before.ToString();
                var span = entry.Value.Span;
                Assert.Equal(text[..span.Offset] + "12345" + text[(span.Offset + span.Length)..], editor.ToString());
            }
        }
    }

    private static string Print(string text)
    {
        var output = new StringBuilder(text.StartsWith('\uFEFF') ? "\uFEFF" : "");
        var lexer = new TomlLexer(text);
        for (var token = lexer.Next(); token.Kind != TomlTokenKind.EndOfText; token = lexer.Next())
        {
            output.Append(text, token.Start, token.End - token.Start);
        }

        return output.ToString();
    }

    private static string PrintStatements(TomlDocument document)
    {
        var text = document.ToString();
        var output = new StringBuilder();
        var end = 0;
        foreach (var statement in document.Statements)
        {
            Assert.True(statement.FullStart <= statement.Start && statement.Start <= statement.End && statement.End <= statement.FullEnd);
            output.Append(text[statement.FullStart..statement.FullEnd]);
            end = statement.FullEnd;
        }

        return output.Append(text[end..]).ToString();
    }

    /// <summary>A path that is there, or one of a new key in a table that is there or is not.</summary>
    private static string[] PickPath(RandomDocument random, TomlTable root)
    {
        var path = new List<string>();
        TomlValue current = root;
        while (current is TomlTable table && random.Next(4) > 0)
        {
            if (table.Entries.Count == 0 || random.Next(4) == 0)
            {
                path.AddRange(random.Next(2) == 0 ? ["new"] : ["new", "new key"]);
                break;
            }

            var entry = table.Entries[random.Next(table.Entries.Count)];
            path.Add(entry.Key);
            current = entry.Value;
        }

        return [.. path];
    }

    /// <summary>Adding leaves the lines there were, in their order, but for one inline table that grew.</summary>
    private static void AssertKeepsLines(string before, string after, int seed)
    {
        var changed = 0;
        var rest = new Queue<string>(after.Split('\n').Select(line => line.TrimEnd('\r')));
        foreach (var line in before.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (!rest.Contains(line))
            {
                changed++;
                continue;
            }

            while (rest.Dequeue() != line)
            {
            }
        }

        Assert.True(changed <= 1, $"seed {seed}:\n{before}\n---\n{after}");
    }
}
