using System.Globalization;
using System.Text.RegularExpressions;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Rollout.Reading;
using Daemon.Core.Rollout.Store;
using Daemon.Protocol.Items;

namespace Daemon.Core.Tests.Rollout;

/// <summary>The end of a thread, read from its end, says what a reader of the whole would say.</summary>
public sealed class LatestTurnsTests : IAsyncLifetime
{
    private readonly TempFolder _home = new();
    private readonly FixedTime _time = new();
    private ThreadStore _store = null!;

    public Task InitializeAsync()
    {
        _store = new ThreadStore(_home.Path, _time);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _home.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(25)]
    [InlineData(100)]
    [InlineData(500)]
    public void A_last_page_is_the_same_whoever_reads_it(int limit)
    {
        var id = Thread(300);
        AssertSame(id, limit);
        Assert.Equal(limit < 200, _store.LoadLatest(id, limit).BeginsEarlier);
    }

    [Fact]
    public void What_comes_late_belongs_to_its_turn()
    {
        var id = Thread(200);
        using (var recorder = RolloutRecorder.Resume(_store.LoadTurns(id), _time))
        {
            recorder.Append(Samples.Agent("U198", "an answer that outlived its turn", "late"));
            recorder.Append(new RolloutLine.TaskStarted("open", 1, 1), Samples.Agent("open", "not done", "half"));
        }

        AssertSame(id, 5);
        var turn = _store.LoadLatest(id, 5).Turns.Single(turn => turn.Id == "U198");
        Assert.Contains(turn.Items, item => item.Id == "late");
    }

    /// <summary>A window that begins inside a turn must not make another turn of its rest.</summary>
    [Fact]
    public void A_turn_larger_than_all_windows_is_whole()
    {
        var id = Thread(3);
        using (var recorder = RolloutRecorder.Resume(_store.LoadTurns(id), _time))
        {
            recorder.Append(new RolloutLine.TaskStarted("large", 1, 1));
            for (var i = 0; i < 100; i++)
            {
                recorder.Append(Samples.Agent("large", new string('x', 4000), "m" + i.ToString(CultureInfo.InvariantCulture)));
            }

            recorder.Append(new RolloutLine.TaskComplete("large", null, null, 1, 2, null));
            recorder.Append(Samples.Turn("after", "text", "answer"));
        }

        AssertSame(id, 1);
        AssertSame(id, 2);
    }

    [Fact]
    public void Settings_and_usage_from_before_the_window_count()
    {
        var id = Thread(2);
        using (var recorder = RolloutRecorder.Resume(_store.LoadTurns(id), _time))
        {
            recorder.Append(new RolloutLine.ThreadSettingsApplied(Samples.Settings() with { ServiceTier = "fast", WorkspaceRoots = ["/ws", "/more"] }));
            foreach (var turn in Enumerable.Range(0, 200))
            {
                var name = "V" + turn.ToString(CultureInfo.InvariantCulture);
                recorder.Append(
                    new RolloutLine.TaskStarted(name, 1, 1),
                    new RolloutLine.TurnContext(name, Samples.Settings() with { ReasoningEffort = "low" }),
                    Samples.User(name, new string('y', 500), "u-" + name),
                    new RolloutLine.TaskComplete(name, null, null, 1, 2, null));
            }
        }

        AssertSame(id, 10);
        var latest = _store.LoadLatest(id, 10);
        Assert.Equal(("fast", "low", 2), (latest.Settings!.ServiceTier, latest.Settings.ReasoningEffort, latest.Settings.WorkspaceRoots!.Count));
        Assert.Equal("U2", latest.LastUsageTurnId);
    }

    [Fact]
    public void The_window_goes_on_in_the_files_that_a_history_builds_on()
    {
        var id = Thread(150);
        _time.Now = _time.Now.AddSeconds(1);
        using (var segment = _store.Revert(_store.LoadTurns(id), "U148"))
        {
            segment.Append(Samples.Turn("R1", "reverted", "answer"));
        }

        AssertSame(id, 4);
        Assert.True(_store.LoadLatest(id, 4).BeginsEarlier);
        Assert.Equal(["U145", "U146", "U147", "R1"], _store.LoadLatest(id, 4).Turns.TakeLast(4).Select(turn => turn.Id));
    }

    /// <summary>Lines of other programs may lack them; their places are then counted from the first line.</summary>
    [Fact]
    public void Lines_without_ordinals_are_counted_from_the_beginning()
    {
        var id = Thread(200);
        var path = _store.FindPath(id)!;
        var lines = File.ReadAllLines(path);
        lines[^40] = Regex.Replace(lines[^40], "\"ordinal\":[0-9]+,", "");
        File.WriteAllLines(path, lines);
        AssertSame(id, 5);
        Assert.False(_store.LoadLatest(id, 5).BeginsEarlier);
    }

    [Fact]
    public void A_legacy_thread_is_read_from_its_beginning()
    {
        var id = Thread(200, HistoryMode.Legacy);
        AssertSame(id, 5);
        Assert.False(_store.LoadLatest(id, 5).BeginsEarlier);
    }

    private string Thread(int turns, HistoryMode mode = HistoryMode.Paginated)
    {
        var meta = Samples.Meta(mode);
        using var recorder = _store.Create(meta);
        recorder.Append(new RolloutLine.ThreadSettingsApplied(Samples.Settings()));
        for (var turn = 1; turn <= turns; turn++)
        {
            recorder.Append(Samples.Turn("U" + turn.ToString(CultureInfo.InvariantCulture), "text " + new string('t', 300), "answer"));
        }

        return meta.Id;
    }

    private void AssertSame(string id, int limit)
    {
        var whole = RolloutReader.Load(_store.FindPath(id)!, HistoryParts.Turns, _store);
        var latest = LatestTurns.Load(_store.FindPath(id)!, limit, _store);
        var expected = HistoryPages.Turns(whole, limit, descending: true, null);
        var actual = HistoryPages.Turns(latest, limit, descending: true, null);
        Assert.Equal(expected.Rows.Select(turn => turn.Id), actual.Rows.Select(turn => turn.Id));
        Assert.Equal((expected.NextCursor, expected.BackwardsCursor), (actual.NextCursor, actual.BackwardsCursor));
        using var items = latest.OpenItems();
        using var wholeItems = whole.OpenItems();
        foreach (var (one, other) in expected.Rows.Zip(actual.Rows))
        {
            Assert.Equal(wholeItems.Read(one).Select(Text), items.Read(other).Select(Text));
            Assert.Equal((one.Outcome, one.StartedAt, one.CompletedAt, one.DurationMs), (other.Outcome, other.StartedAt, other.CompletedAt, other.DurationMs));
        }

        Assert.Equal(HistoryPages.LastItemCursor(whole), HistoryPages.LastItemCursor(latest));
        Assert.Equal((whole.NextOrdinal, whole.End), (latest.NextOrdinal, latest.End));
        Assert.Equal((whole.TotalUsage, whole.LastUsage, whole.LastUsageTurnId), (latest.TotalUsage, latest.LastUsage, latest.LastUsageTurnId));
        Assert.Equal(whole.Preview, latest.Preview);
        Assert.Equal(
            (whole.Settings!.Model, whole.Settings.ModelProvider, whole.Settings.ServiceTier, whole.Settings.ReasoningEffort, whole.Settings.Cwd),
            (latest.Settings!.Model, latest.Settings.ModelProvider, latest.Settings.ServiceTier, latest.Settings.ReasoningEffort, latest.Settings.Cwd));
        Assert.Equal(whole.Settings.WorkspaceRoots, latest.Settings.WorkspaceRoots);
    }

    private static string Text(ItemRecord record) => record.Item switch
    {
        TurnItem.AgentMessage agent => agent.Id + agent.Text,
        { } other => other.Id,
    };
}
