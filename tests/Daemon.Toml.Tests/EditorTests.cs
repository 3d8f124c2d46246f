using Daemon.Toml.Editing;
using Daemon.Toml.Values;

namespace Daemon.Toml.Tests;

public sealed class EditorTests
{
    /// <summary>Text before, path (segments joined by /), value as TOML, text after.</summary>
    public static TheoryData<string, string, string, string> SetCases => new()
    {
        // Replacing a value changes its bytes only.
        { "a = 1\n", "a", "2", "a = 2\n" },
        { "# x\n  a  =  1   # why\nb = 2", "a", "3", "# x\n  a  =  3   # why\nb = 2" },
        { "a = 1\r\nb = 2\r\n", "b", "3", "a = 1\r\nb = 3\r\n" },
        { "\uFEFFa = 1\n", "a", "true", "\uFEFFa = true\n" },
        { "a = 0x10\n", "a", "16", "a = 0x10\n" },
        { "a = 1_000 # same\n", "a", "1000", "a = 1_000 # same\n" },
        { "a = 1.0\n", "a", "1.5", "a = 1.5\n" },
        { "a = 1\n", "a", "1.0", "a = 1.0\n" },
        { "a = 1\n", "a", "[1, 'x', [true]]", "a = [1, \"x\", [true]]\n" },
        { "a = [\n  1, # one\n]\nb = 1\n", "a", "[]", "a = []\nb = 1\n" },
        { "a = [1]\n", "a", "[{b = 1, 'c d' = {}}]", "a = [{ b = 1, \"c d\" = {} }]\n" },

        // Strings keep their kind of quotes where those can hold the value.
        { "a = 'x'\n", "a", "\"y\"", "a = 'y'\n" },
        { "a = 'x'\n", "a", "\"it's\"", "a = \"it's\"\n" },
        { "a = \"x\"\n", "a", "'C:\\x'", "a = \"C:\\\\x\"\n" },
        { "a = 1\n", "a", "'C:\\x'", "a = 'C:\\x'\n" },
        { "a = \"\"\"\nx\ny\"\"\"\n", "a", "\"p\\nq\\\"\\\"\\\"\"", "a = \"\"\"\np\nq\\\"\\\"\\\"\"\"\"\n" },
        { "a = \"x\"\n", "a", "\"\\u0001\\t\\n\\r\\b\\f\\u007fé\"", "a = \"\\u0001\\t\\n\\r\\b\\f\\u007Fé\"\n" },

        // A new key goes behind the last key of its table.
        { "", "a", "1", "a = 1\n" },
        { "# only a comment", "a", "1", "# only a comment\na = 1\n" },
        { "a = 1\n\n[t]\nx = 1\n", "b", "2", "a = 1\nb = 2\n\n[t]\nx = 1\n" },
        { "a = 1", "b", "2", "a = 1\nb = 2" },
        { "a = 1\r\n", "b", "2", "a = 1\r\nb = 2\r\n" },
        { "# file\n\n# about t\n[t]\nx = 1\n", "b", "2", "# file\n\nb = 2\n\n# about t\n[t]\nx = 1\n" },
        { "\uFEFF[t]\n", "b", "2", "\uFEFFb = 2\n\n[t]\n" },
        { "[t]\n  x = 1 # c\n\n# about u\n[u]\n", "t/y", "2", "[t]\n  x = 1 # c\n  y = 2\n\n# about u\n[u]\n" },
        { "[t]\n\n[u]\n", "t/y", "2", "[t]\ny = 2\n\n[u]\n" },
        { "[t]", "t/y", "2", "[t]\ny = 2" },
        { "t.x = 1\nb = 2\n", "t/y", "3", "t.x = 1\nt.y = 3\nb = 2\n" },
        { "[s]\nt.u.x = 1\n", "s/t/u/y", "3", "[s]\nt.u.x = 1\nt.u.y = 3\n" },
        { "t = {}\n", "t/x", "1", "t = { x = 1 }\n" },
        { "t = { x = 1 } # c\n", "t/y", "2", "t = { x = 1, y = 2 } # c\n" },
        { "t = { x = 1 }\n", "t/u/v", "2", "t = { x = 1, u.v = 2 }\n" },
        { "t = { u.x = 1 }\n", "t/u/y", "2", "t = { u.x = 1, u.y = 2 }\n" },
        { "t = { u = { x = 1 }, w = 1 }\n", "t/u/x", "2", "t = { u = { x = 2 }, w = 1 }\n" },
        { "t = { x = [\n  1, # c\n] }\n", "t/y", "2", "t = { x = [\n  1, # c\n], y = 2 }\n" },
        { "[p.\"/a b\"]\nx = 1\n", "p//a b", "{}", "[p.\"/a b\"]\nx = 1\n\n[p.\"\".\"a b\"]\n" },

        // A missing table is appended with one blank line above.
        { "a = 1\n", "t/x", "1", "a = 1\n\n[t]\nx = 1\n" },
        { "a = 1", "t/x", "1", "a = 1\n\n[t]\nx = 1\n" },
        { "a = 1\n\n", "t/x", "1", "a = 1\n\n[t]\nx = 1\n\n" },
        { "\n\n", "t/x", "1", "\n\n[t]\nx = 1\n" },
        { "# c\n\n", "t/x", "1", "# c\n\n[t]\nx = 1\n" },
        { "a = 1\n# b = 2\n\n# the end\n", "t/x", "1", "a = 1\n# b = 2\n\n[t]\nx = 1\n\n# the end\n" },
        { "a = 1\n# b = 2", "t/x", "1", "a = 1\n# b = 2\n\n[t]\nx = 1\n" },
        { "", "t/u/x", "1", "[t.u]\nx = 1\n" },
        { "a = 1\r\n", "t/x", "1", "a = 1\r\n\r\n[t]\r\nx = 1\r\n" },
        { "[t.u]\nx = 1\n", "t/y", "2", "[t.u]\nx = 1\n\n[t]\ny = 2\n" },
        { "t.x = 1\n", "t/u/y", "2", "t.x = 1\n\n[t.u]\ny = 2\n" },
        { "[t]\nx = 1\n\n# about u\n[u]\n", "t/v/y", "2", "[t]\nx = 1\n\n[t.v]\ny = 2\n\n# about u\n[u]\n" },
        { "[t.u]\n# about z\n[z]\n", "t/v/y", "2", "[t.u]\n\n[t.v]\ny = 2\n# about z\n[z]\n" },
        { "[[l]]\nx = 1\n", "t/y", "2", "[[l]]\nx = 1\n\n[t]\ny = 2\n" },

        // A table gets headers, its sub-tables too.
        { "a = 1\n", "t", "{}", "a = 1\n\n[t]\n" },
        { "a = 1\n", "t", "{u = {x = 1}, y = 2, w = {}}", "a = 1\n\n[t]\ny = 2\n\n[t.u]\nx = 1\n\n[t.w]\n" },
        { "a = 1\n", "t", "{u = {x = 1}}", "a = 1\n\n[t.u]\nx = 1\n" },
        { "a = 1\nb = 2\n", "a", "{x = 1}", "b = 2\n\n[a]\nx = 1\n" },
        { "t = { x = 1 }\n", "t/u", "{v = 1}", "t = { x = 1, u = { v = 1 } }\n" },
        { "t = { x = 1 }\n", "t/x", "{v = 1}", "t = { x = { v = 1 } }\n" },
        { "[t]\nx = 1\n", "t", "5", "t = 5\n" },
        { "a = 1\n[t]\nx = 1\n[t.u]\ny = 1\n[v]\n", "t", "5", "a = 1\nt = 5\n[v]\n" },

        // A table over a table changes what differs.
        { "[t]\n# c\nx = 1 # k\ny = 2\n", "t", "{x = 1, z = 3}", "[t]\n# c\nx = 1 # k\nz = 3\n" },
        { "t = { x = 1, y = 2 }\n", "t", "{y = 3}", "t = { y = 3 }\n" },
        { "t.x = 1\n", "t", "{}", "[t]\n" },
        { "[t.u]\nx = 1\n", "t", "{}", "[t]\n" },
        { "[t]\nx = 1\n", "t", "{}", "[t]\n" },

        // An array of tables is replaced as a whole.
        { "a = 1\n\n[[l]]\nx = 1\n\n[[l]]\nx = 2\n[l.s]\ny = 1\n\n[z]\n", "l", "[]", "a = 1\nl = []\n\n[z]\n" },
    };

    /// <summary>Text before, path, text after.</summary>
    public static TheoryData<string, string, string> RemovalCases => new()
    {
        { "a = 1\n", "a", "" },
        { "a = 1\nb = 2\n", "a", "b = 2\n" },
        { "a = 1\nb = 2", "b", "a = 1\n" },
        { "a = 1\n", "b", "a = 1\n" },
        { "a = 1\n", "a/b", "a = 1\n" },
        { "# far\n\n# near\n# nearer\na = 1 # own\n# other\nb = 2\n", "a", "# far\n\n# other\nb = 2\n" },
        { "x = 1 # x\n  # near\n  a = [\n 1 ]\n", "a", "x = 1 # x\n" },
        { "\uFEFF# c\na = 1\nb = 2\n", "a", "\uFEFFb = 2\n" },
        { "a = 1\r\n# c\r\nb = 2\r\nc = 3\r\n", "b", "a = 1\r\nc = 3\r\n" },
        { "t.x = 1\nb = 1\nt.y = 2\n", "t", "b = 1\n" },
        { "t.x = 1\nt.y = 2\n", "t/x", "t.y = 2\n" },
        { "t = { x = 1, y = 2, z = 3 }\n", "t/x", "t = { y = 2, z = 3 }\n" },
        { "t = { x = 1, y = 2, z = 3 }\n", "t/y", "t = { x = 1, z = 3 }\n" },
        { "t = { x = 1, y = 2, z = 3 }\n", "t/z", "t = { x = 1, y = 2 }\n" },
        { "t = { x = 1 }\n", "t/x", "t = {}\n" },
        { "t = { u.x = 1, y = 2, u.z = 3 }\n", "t/u", "t = { y = 2 }\n" },
        { "t = { u = { x = 1 } }\n", "t/u/x", "t = { u = {} }\n" },
        { "[t]\nx = 1\n", "t", "" },
        { "[a]\nx = 1\n\n# about t\n[t]\ny = 1\n\n# about b\n[b]\n", "t", "[a]\nx = 1\n\n# about b\n[b]\n" },
        { "[t]\ny = 1\n\n# about b\n[b]\n", "t", "# about b\n[b]\n" },
        { "[t.u]\ny = 1\n\n[b]\n\n[t]\nx = 1\n", "t", "[b]\n" },
        { "[t]\nx = 1\n[t.u]\ny = 1\n", "t/u", "[t]\nx = 1\n" },
        { "[t]\nx = 1\n[t.u]\ny = 1\n", "t/x", "[t]\n[t.u]\ny = 1\n" },
        { "[t]\nx = 1\n\n[[t.l]]\ny = 1\n\n[[t.l]]\ny = 2\n\n[z]\n", "t/l", "[t]\nx = 1\n\n[z]\n" },
        { "[[l]]\nx = 1\n[[l]]\n", "l/x", "[[l]]\nx = 1\n[[l]]\n" },
    };

    [Theory]
    [MemberData(nameof(SetCases))]
    public void Sets(string before, string path, string value, string after)
    {
        var editor = new TomlEditor(TomlDocument.ParseStrict(before, "case"));

        editor.Set(Split(path), LiteralReader.Read(value));

        Assert.Equal(after, editor.ToString());
    }

    [Theory]
    [MemberData(nameof(RemovalCases))]
    public void Removes(string before, string path, string after)
    {
        var editor = new TomlEditor(TomlDocument.ParseStrict(before, "case"));

        var removed = editor.Remove(Split(path));

        Assert.Equal(after, editor.ToString());
        Assert.Equal(before != after, removed);
    }

    [Theory]
    [InlineData("a = 1\n", "a/b")]
    [InlineData("a = []\n", "a/b")]
    [InlineData("[[a]]\n", "a/b/c")]
    [InlineData("t = { a = 'x' }\n", "t/a/b")]
    public void RefusesPathsThroughOtherThingsThanTables(string text, string path)
    {
        var editor = new TomlEditor(TomlDocument.ParseStrict(text, "case"));

        var refused = Assert.Throws<TomlEditException>(() => editor.Set(Split(path), TomlLiteral.Of(1)));

        Assert.Equal("cannot set value on non-table parent", refused.Message);
        Assert.Equal(text, editor.ToString());
    }

    [Fact]
    public void RefusesDocumentsWithErrors()
    {
        var refused = Assert.Throws<TomlEditException>(() => new TomlEditor(TomlDocument.Parse("a = 1\nb = \n", "f.toml")));

        Assert.Contains("f.toml:2:5: string values must be quoted", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesWhatCannotBeWritten()
    {
        var editor = new TomlEditor(TomlDocument.ParseStrict("a = 1\n", "case"));
        var deepArray = Enumerable.Range(0, 2000).Aggregate(TomlLiteral.Array(), (inner, _) => TomlLiteral.Array(inner));
        var deepTable = Enumerable.Range(0, 2000).Aggregate(TomlLiteral.Table(), (inner, _) => TomlLiteral.Table(("k", inner)));

        Assert.Throws<TomlEditException>(() => editor.Set(["b"], deepArray));
        Assert.Throws<TomlEditException>(() => editor.Set(["b"], deepTable));
        Assert.Throws<ArgumentException>(() => editor.Set([], TomlLiteral.Of(1)));
        Assert.Throws<ArgumentException>(() => editor.Set(["\uD800"], TomlLiteral.Of(1)));
        Assert.Throws<ArgumentException>(() => { TomlLiteral.Of("\uDC00"); });
        Assert.Throws<ArgumentException>(() => TomlLiteral.Table(("k", TomlLiteral.Of(1)), ("k", TomlLiteral.Of(2))));
        Assert.Equal("a = 1\n", editor.ToString());
    }

    [Theory]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    [InlineData(double.NaN, "nan")]
    [InlineData(1.0, "1.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1e300, "1e+300")]
    [InlineData(0.1, "0.1")]
    public void WritesFloats(double value, string expected)
    {
        var editor = new TomlEditor(TomlDocument.ParseStrict("", "case"));

        editor.Set(["a"], TomlLiteral.Of(value));

        Assert.Equal($"a = {expected}\n", editor.ToString());
    }

    [Fact]
    public void EditsFollowEachOther()
    {
        var editor = new TomlEditor(TomlDocument.ParseStrict("a = 1\n", "case"));

        editor.Set(["projects", "/repo"], TomlLiteral.Table(("trust_level", TomlLiteral.Of("trusted"))));
        editor.Set(["a"], TomlLiteral.Of(long.MinValue));
        Assert.True(editor.Remove(["projects", "/repo", "trust_level"]));

        Assert.Equal("a = -9223372036854775808\n\n[projects.\"/repo\"]\n", editor.ToString());
        Assert.IsType<TomlTable>(editor.Document.Root.Entries[1].Value);
    }

    private static string[] Split(string path) => path.Split('/');
}
