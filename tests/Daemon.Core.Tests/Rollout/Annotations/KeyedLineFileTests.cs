using System.Text.Json;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Rollout.Store.Annotations;

namespace Daemon.Core.Tests.Rollout.Annotations;

/// <summary>Values by id in a shared file of lines.</summary>
public sealed class KeyedLineFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder.File("values.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_openers_see_each_others_changes()
    {
        var (one, other) = (Open(), Open());
        Assert.Null(one.Get("a"));
        one.Update("a", _ => "1");
        Assert.Equal("1", other.Get("a"));
        other.Update("a", before => before + "2");
        other.Update("b", _ => "3");
        Assert.Equal(("12", "3"), (one.Get("a"), one.Get("b")));
        one.Update("a", _ => null);
        Assert.Null(other.Get("a"));
        Assert.Equal(["b"], Open().Where(_ => true).Keys);
    }

    [Fact]
    public void An_equal_value_is_not_written_again()
    {
        var file = Open();
        file.Update("a", _ => "1");
        var length = new FileInfo(Path).Length;
        file.Update("a", _ => "1");
        file.Update("b", _ => null);
        Assert.Equal(length, new FileInfo(Path).Length);
    }

    [Theory]
    [InlineData("{\"id\":\"b\",\"val")]
    [InlineData("\n\n[]\n{\"id\":7}\nnot json\n")]
    public void Torn_and_foreign_lines_count_for_nothing_and_stay(string rubbish)
    {
        Open().Update("a", _ => "1");
        File.AppendAllText(Path, rubbish);
        var file = Open();
        Assert.Equal("1", file.Get("a"));
        file.Update("c", _ => "2");
        Assert.Equal(("1", "2"), (Open().Get("a"), Open().Get("c")));
        Assert.Contains(rubbish.TrimEnd('\n'), File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_somebody_is_about_to_finish_counts_when_it_is_whole()
    {
        Open().Update("a", _ => "1");
        var file = Open();
        File.AppendAllText(Path, "{\"id\":\"a\",");
        Assert.Equal("1", file.Get("a"));
        File.AppendAllText(Path, "\"value\":\"2\"}\n");
        Assert.Equal("2", file.Get("a"));
    }

    [Fact]
    public void Outdated_lines_are_swept_out_and_other_openers_follow()
    {
        var (one, other) = (Open(), Open());
        one.Update("kept", _ => "x");
        Assert.Equal("x", other.Get("kept"));
        for (var i = 0; i < 1100; i++)
        {
            one.Update("a", _ => i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.True(File.ReadAllLines(Path).Length < 200);
        Assert.Equal(("x", "1099"), (other.Get("kept"), other.Get("a")));
        Assert.False(File.Exists(Path + ".tmp"));
    }

    [Fact]
    public void A_change_that_fails_changes_nothing()
    {
        var file = Open();
        file.Update("a", _ => "1");
        Assert.Throws<RolloutException>(() => file.Update("a", _ => throw new RolloutException("no")));
        Directory.CreateDirectory(_folder.File("taken"));
        var unwritable = new KeyedLineFile<string>(_folder.File("taken"), Read, Write);
        Assert.Contains("taken", Assert.Throws<RolloutException>(() => unwritable.Update("a", _ => "2")).Message, StringComparison.Ordinal);
        Assert.Null(unwritable.Get("a"));
        Assert.Equal("1", file.Get("a"));
    }

    private KeyedLineFile<string> Open() => new(Path, Read, Write);

    private static string? Read(JsonElement line) => line.String("value");

    private static void Write(Utf8JsonWriter json, string value) => json.WriteString("value", value);
}
