using Daemon.Config.Tests.Testing;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Tests.Values;

public sealed class TableEditsTests
{
    [Theory]
    [InlineData("a = 1", "", """{"a":1}""")]
    [InlineData("", "a = 1", """{"a":1}""")]
    [InlineData("a = 1", "a = 2", """{"a":2}""")]
    [InlineData("notify = ['sys', 'a']", "notify = ['user']", """{"notify":["user"]}""")]
    [InlineData("[t]\na = 1\nb = 1", "[t]\nb = 2\nc = 2", """{"t":{"a":1,"b":2,"c":2}}""")]
    [InlineData("[t.u]\na = 1", "[t.u]\nb = 2", """{"t":{"u":{"a":1,"b":2}}}""")]
    [InlineData("t = 1", "[t]\na = 1", """{"t":{"a":1}}""")]
    [InlineData("[t]\na = 1", "t = 1", """{"t":1}""")]
    public void Merge_lays_the_higher_table_over_the_lower(string low, string high, string expected) =>
        Assert.Equal(expected, CanonicalJson.Format(TableEdits.Merge(TomlText.Parse(low), TomlText.Parse(high))));

    [Theory]
    [InlineData("", "a.b", """{"a":{"b":9}}""")]
    [InlineData("a = 1", "a.b", """{"a":{"b":9}}""")]
    [InlineData("[a]\nb = 1\nc = 1", "a.b", """{"a":{"b":9,"c":1}}""")]
    [InlineData("", "a..b", """{"a":{"":{"b":9}}}""")]
    public void With_sets_a_path_and_replaces_what_is_in_the_way(string text, string path, string expected) =>
        Assert.Equal(expected, CanonicalJson.Format(TableEdits.With(TomlText.Parse(text), path.Split('.'), new TomlInteger(9, default))));

    [Fact]
    public void Select_returns_the_same_table_when_nothing_changes()
    {
        var table = TomlText.Parse("a = 1\nb = [1]");

        Assert.Same(table, TableEdits.Select(table, entry => entry.Value));
        Assert.Same(table, TableEdits.Without(table, ["zork"]));
    }
}
