using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Reading;
using Daemon.Core.Rollout.Store;
using Daemon.Protocol.Items;

namespace Daemon.Core.Tests.Rollout;

/// <summary>
/// Files as other programs write them (Fixtures/, made by hand): shown, continued, and kept byte for byte, with all that this daemon
/// does not know.
/// </summary>
public sealed class InterchangeTests : IDisposable
{
    private readonly TempFolder _home = new();
    private readonly FixedTime _time = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("paginated.jsonl", new[] { "i1", "call_r1", "m1" }, 3)]
    [InlineData("legacy.jsonl", new[] { "item-1", "item-2" }, 2)]
    public async Task A_file_of_another_program_is_shown_and_continued_and_stays_as_it_is(string fixture, string[] items, int modelItems)
    {
        var path = Place(fixture);
        var before = await File.ReadAllBytesAsync(path);
        await using var store = new ThreadStore(_home.Path, _time);
        Assert.Equal("hello", Assert.Single(store.List(new ThreadListQuery()).Rows).Preview);

        var history = store.Load(Samples.ThreadId);
        var turn = Assert.Single(history.Turns);
        Assert.Equal(items, turn.Items.Select(item => item.Id));
        using (var reader = history.OpenItems())
        {
            Assert.Equal("all done", Assert.IsType<TurnItem.AgentMessage>(reader.Read(turn)[^1].Item).Text);
        }

        Assert.Equal(modelItems, history.ModelHistory.Count);
        using (var recorder = RolloutRecorder.Resume(history, _time))
        {
            recorder.Append(Samples.Turn("U2", "again", "answer"));
        }

        var after = await File.ReadAllBytesAsync(path);
        Assert.Equal(before, after[..before.Length]);
        var continued = RolloutReader.Load(path);
        Assert.Equal(2, continued.Turns.Count);
        Assert.Equal(history.Meta.Mode, continued.Meta.Mode);
        Assert.Equal(history.ModelHistory.Count + 2, continued.ModelHistory.Count);
    }

    [Fact]
    public void Ordinals_go_on_behind_the_highest_of_the_file()
    {
        Place("paginated.jsonl");
        var history = new ThreadStore(_home.Path, _time).Load(Samples.ThreadId);
        Assert.Equal(23, history.NextOrdinal);
    }

    private string Place(string fixture)
    {
        var path = _home.File($"sessions/2026/11/20/rollout-2026-11-20T14-29-59-{Samples.ThreadId}.jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Rollout", "Fixtures", fixture), path);
        return path;
    }
}
