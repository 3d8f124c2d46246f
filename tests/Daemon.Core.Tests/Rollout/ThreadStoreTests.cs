using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Rollout.Reading;
using Daemon.Core.Rollout.Store;

namespace Daemon.Core.Tests.Rollout;

public sealed class ThreadStoreTests : IAsyncLifetime
{
    private readonly TempFolder _home = new();
    private readonly FixedTime _time = new();
    private readonly ThreadStore _store;

    public ThreadStoreTests()
    {
        _store = new ThreadStore(_home.Path, _time);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        // It may still write its index.
        await _store.DisposeAsync();
        _home.Dispose();
    }

    [Fact]
    public void A_thread_is_found_in_its_dated_folder_once_it_is_used()
    {
        var id = NewId();
        using (var recorder = _store.Create(Samples.Meta(id: id)))
        {
            Assert.Null(_store.FindPath(id));
            recorder.Append(Samples.Turn("U1", "one", "two"));
            Assert.Equal(_home.File($"sessions/2026/11/20/rollout-2026-11-20T14-29-59-{id}.jsonl"), recorder.Path);
        }

        Assert.Equal("U1", Assert.Single(_store.Load(id).Turns).Id);
        Assert.Equal(id, Assert.Single(_store.List(new ThreadListQuery()).Rows).Id);
    }

    [Fact]
    public void A_file_directly_in_sessions_is_found_but_not_listed()
    {
        var path = Thread("one").Path;
        File.Move(path, _home.File("sessions/" + Path.GetFileName(path)));
        Assert.Empty(_store.List(new ThreadListQuery()).Rows);
        Assert.NotNull(_store.Find(RolloutFileName.TryParse(path)!.Value.ThreadId));
    }

    [Theory]
    [InlineData("rollout-2026-11-20T14-29-59-nonsense.jsonl")]
    [InlineData("other-2026-11-20T14-29-59-01a1fde3-0c4c-7f32-a648-9d766ee826f1.jsonl")]
    [InlineData("rollout-2026-13-20T14-29-59-01a1fde3-0c4c-7f32-a648-9d766ee826f1.jsonl")]
    [InlineData("rollout-2026-11-20T14-29-59-01a1fde3-0c4c-7f32-a648-9d766ee826f1_x.jsonl")]
    [InlineData("rollout-2026-11-20T14-29-59-01a1fde3-0c4c-7f32-a648-9d766ee826f1.jsonl.tmp")]
    public void Other_names_are_no_rollouts(string name) => Assert.Null(RolloutFileName.TryParse(name));

    [Fact]
    public void Threads_without_a_user_text_or_metadata_are_not_listed()
    {
        var id = NewId();
        using (var recorder = _store.Create(Samples.Meta(id: id)))
        {
            recorder.Append(Samples.Model("""{"type":"message","id":"a"}"""));
        }

        var broken = NewId();
        File.WriteAllText(_home.File($"sessions/2026/11/20/rollout-2026-11-20T14-29-59-{broken}.jsonl"), "nothing\n");
        Assert.Empty(_store.List(new ThreadListQuery()).Rows);
        Assert.NotNull(_store.Find(id));
        Assert.Null(_store.Find(broken));
        Assert.Throws<RolloutException>(() => _store.Load(broken));
    }

    [Fact]
    public void Pages_of_threads_join_without_gap_or_overlap_in_both_directions()
    {
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            // Two threads of each second: ties must be kept apart by id.
            _time.Now = Start.AddSeconds(i / 2);
            ids.Add(Thread("t" + i).Meta.Id);
        }

        ids.Sort(StringComparer.Ordinal);

        Assert.Equal(Enumerable.Reverse(ids), Walk(descending: true));
        Assert.Equal(ids, Walk(descending: false));

        var first = _store.List(new ThreadListQuery { Limit = 3 });
        var back = _store.List(new ThreadListQuery { Cursor = first.BackwardsCursor, Descending = false });
        Assert.Contains(back.Rows, row => row.Id == first.Rows[0].Id);
        Assert.Empty(_store.List(new ThreadListQuery { Limit = 0 }).Rows);
        Assert.Equal("invalid cursor: zz", Assert.Throws<RolloutException>(() => _store.List(new ThreadListQuery { Cursor = "zz" })).Message);

        List<string> Walk(bool descending)
        {
            var seen = new List<string>();
            string? cursor = null;
            do
            {
                var page = _store.List(new ThreadListQuery { Limit = 2, Descending = descending, Cursor = cursor });
                seen.AddRange(page.Rows.Select(row => row.Id));
                cursor = page.NextCursor;
            }
            while (cursor is not null);
            return seen;
        }
    }

    [Fact]
    public void Filters_choose()
    {
        var a = Thread("Alpha");
        var b = Thread("beta", meta => meta with { Cwd = "/other", Originator = "ide", Source = "exec" });
        _store.SetName(b.Meta.Id, "Gamma");

        Assert.Equal([a.Meta.Id], Ids(new ThreadListQuery { SearchTerm = "alpha" }));
        Assert.Equal([b.Meta.Id], Ids(new ThreadListQuery { SearchTerm = "GAMM" }));
        Assert.Equal([b.Meta.Id], Ids(new ThreadListQuery { Originators = ["ide"] }));
        Assert.Equal([b.Meta.Id], Ids(new ThreadListQuery { Where = row => row.Source == "exec" }));
        Assert.Equal([a.Meta.Id], Ids(new ThreadListQuery { ExcludedThreadIds = new HashSet<string> { b.Meta.Id } }));
        Assert.Empty(Ids(new ThreadListQuery { ModelProviders = ["none"] }));
        // The folder is the last turn's, not that of the first line.
        Assert.Empty(Ids(new ThreadListQuery { Cwds = ["/other"] }));
        Assert.Equal(2, Ids(new ThreadListQuery { Cwds = ["/ws"] }).Count);
    }

    [Fact]
    public void A_row_says_what_the_files_say()
    {
        var history = Thread(" first\n", meta => meta with { Git = new GitInfo("abc", "main", null), Source = "subagent", SourceDetail = "review" });
        _store.SetName(history.Meta.Id, "old name");
        _store.SetName(history.Meta.Id, "My name");
        Assert.Equal(
            new ThreadRow
            {
                Id = history.Meta.Id,
                SessionId = history.Meta.Id,
                Path = history.Path,
                CreatedAt = _time.Now.ToUnixTimeSeconds(),
                UpdatedAtMs = new DateTimeOffset(File.GetLastWriteTimeUtc(history.Path)).ToUnixTimeMilliseconds(),
                // When the sample's turn began.
                RecencyAtMs = 1795184999000,
                Preview = "first",
                Name = "My name",
                Cwd = "/ws",
                Model = "mock-model",
                ModelProvider = "mock",
                ReasoningEffort = "high",
                Originator = "probe",
                CliVersion = "0.169.0",
                Source = "subagent",
                SourceDetail = "review",
                Mode = HistoryMode.Paginated,
                Git = new GitInfo("abc", "main", null),
            },
            Assert.Single(_store.List(new ThreadListQuery()).Rows));
        Assert.Equal("My name", new ThreadStore(_home.Path, _time).GetName(history.Meta.Id));
    }

    [Fact]
    public void Archived_threads_are_apart_and_come_back()
    {
        var thread = Thread("one");
        _store.Archive(thread.Meta.Id);
        Assert.Equal(_home.File("archived_sessions/" + Path.GetFileName(thread.Path)), _store.FindPath(thread.Meta.Id));
        Assert.Null(_store.FindPath(thread.Meta.Id, includeArchived: false));
        Assert.True(_store.IsArchived(thread.Meta.Id));
        Assert.Empty(Ids(new ThreadListQuery()));
        Assert.Single(Ids(new ThreadListQuery { Archived = true }));
        Assert.Equal(
            $"no rollout found for thread id {thread.Meta.Id}",
            Assert.Throws<RolloutException>(() => _store.Archive(thread.Meta.Id)).Message);

        _store.Unarchive(thread.Meta.Id);
        Assert.Equal(thread.Path, _store.FindPath(thread.Meta.Id));
        Assert.Equal(
            $"no archived rollout found for thread id {thread.Meta.Id}",
            Assert.Throws<RolloutException>(() => _store.Unarchive(thread.Meta.Id)).Message);
    }

    [Fact]
    public void A_thread_with_a_writer_is_not_moved_or_deleted()
    {
        var thread = Thread("one");
        using var writer = ThreadWriterLock.Acquire(_home.Path, thread.Meta.Id);
        foreach (var change in new Action<string>[] { _store.Archive, _store.Unarchive, _store.Delete })
        {
            Assert.Equal(
                $"thread {thread.Meta.Id} already has an active writer",
                Assert.Throws<RolloutException>(() => change(thread.Meta.Id)).Message);
        }
    }

    [Fact]
    public void A_fork_builds_on_its_source_and_protects_it()
    {
        var source = Thread("one", turns: 3);
        var whole = Fork(source, null);
        Append(whole, Samples.Turn("F1", "four", "answer"));
        Assert.Equal(["U1", "U2", "U3", "F1"], whole.Turns.Select(turn => turn.Id));
        Assert.Equal(["msg_U1", "a-U1", "msg_U2", "a-U2", "msg_U3", "a-U3", "msg_F1", "a-F1"], whole.ModelHistory.Select(item => item.Id));
        Assert.Equal(source.Meta.Id, whole.Meta.ForkedFromId);
        Assert.Equal(source.NextOrdinal, whole.Meta.ForkedFromOrdinalExclusive);
        Assert.Equal("one", whole.Preview);

        var cut = Fork(whole, "U2");
        Assert.Equal(["U1", "U2"], cut.Turns.Select(turn => turn.Id));
        Assert.Equal(source.Meta.Id, cut.Meta.Base!.SegmentId);
        Assert.Equal(whole.Meta.Id, cut.Meta.ForkedFromId);
        Assert.Equal("one", _store.Find(cut.Meta.Id)!.Preview);
        Assert.Equal("turn not found: x", Assert.Throws<RolloutException>(() => _store.Fork(source, Samples.Meta(id: NewId()), "x")).Message);

        Assert.Equal(
            $"cannot delete thread {source.Meta.Id}: forked history still references it",
            Assert.Throws<RolloutException>(() => _store.Delete(source.Meta.Id)).Message);
        _store.Archive(source.Meta.Id);
        Assert.Equal(4, _store.Load(whole.Meta.Id).Turns.Count);
        _store.Delete(cut.Meta.Id);
        _store.Delete(whole.Meta.Id);
        _store.Delete(source.Meta.Id);
        Assert.Empty(Directory.EnumerateFiles(_home.Path, "rollout-*", SearchOption.AllDirectories));

        ThreadHistory Fork(ThreadHistory from, string? lastTurn)
        {
            _time.Now = _time.Now.AddSeconds(1);
            using var recorder = _store.Fork(from, Samples.Meta(id: NewId()), lastTurn);
            recorder.Append(new RolloutLine.ThreadSettingsApplied(Samples.Settings()));
            return _store.Load(recorder.Meta.Id);
        }

        void Append(ThreadHistory thread, RolloutLine[] lines)
        {
            using var recorder = RolloutRecorder.Resume(thread, _time);
            recorder.Append(lines);
            whole = _store.Load(thread.Meta.Id);
        }
    }

    [Fact]
    public void A_source_that_goes_on_does_not_change_its_fork()
    {
        var source = Thread("one");
        using (var fork = _store.Fork(source, Samples.Meta(id: NewId())))
        {
            fork.Append(Samples.Turn("F1", "two", "answer"));
            using var recorder = RolloutRecorder.Resume(source, _time);
            recorder.Append(Samples.Turn("U9", "nine", "answer"));
            Assert.Equal(["U1", "F1"], _store.Load(fork.Meta.Id).Turns.Select(turn => turn.Id));
        }
    }

    [Fact]
    public void A_thread_that_went_on_in_an_older_segment_is_there()
    {
        var thread = Thread("one", turns: 2);
        _store.Revert(thread, "U2").Dispose();
        Assert.Equal(["U1"], _store.Load(thread.Meta.Id).Turns.Select(turn => turn.Id));

        // A program that does not know of the revert.
        using (var other = RolloutRecorder.Resume(thread, _time))
        {
            other.Append(Samples.Turn("U3", "three", "answer"));
        }

        File.SetLastWriteTimeUtc(thread.Path, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(10));
        Assert.Equal(["U1", "U2", "U3"], _store.Load(thread.Meta.Id).Turns.Select(turn => turn.Id));
        Assert.Equal(thread.Path, Assert.Single(_store.List(new ThreadListQuery()).Rows).Path);
        Assert.Equal(["U1"], Reverted().Turns.Select(turn => turn.Id));

        ThreadHistory Reverted()
        {
            using var recorder = _store.Revert(_store.Load(thread.Meta.Id), "U2");
            File.SetLastWriteTimeUtc(recorder.Path, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(20));
            return _store.Load(thread.Meta.Id);
        }
    }

    [Fact]
    public void Reverts_begin_segments_of_which_the_newest_counts()
    {
        var thread = Thread("one", turns: 3);
        var id = thread.Meta.Id;
        var once = Revert(thread, "U3");
        Assert.Equal(["U1", "U2"], once.Turns.Select(turn => turn.Id));
        Assert.Equal(thread.Turns[2].Ordinal, once.Meta.Base!.EndOrdinalExclusive);
        Append(once, "V3");
        Append(_store.Load(id), "V4");

        var twice = Revert(_store.Load(id), "V4");
        Assert.Equal(["U1", "U2", "V3"], twice.Turns.Select(turn => turn.Id));
        Assert.NotEqual(id, twice.Meta.Base!.SegmentId);

        var thrice = Revert(twice, "U2");
        Assert.Equal(["U1"], thrice.Turns.Select(turn => turn.Id));
        Assert.Equal(id, thrice.Meta.Base!.SegmentId);

        var nothing = Revert(thrice, "U1");
        Assert.Empty(nothing.Turns);
        Assert.Null(nothing.Meta.Base);
        Assert.Equal(2, nothing.NextOrdinal);

        var row = Assert.Single(_store.List(new ThreadListQuery()).Rows);
        Assert.Equal((id, "one", nothing.Path), (row.Id, row.Preview, row.Path));
        _store.Archive(id);
        Assert.Equal(5, Directory.GetFiles(_home.File("archived_sessions")).Length);
        _store.Unarchive(id);
        Assert.Equal(nothing.Path, _store.FindPath(id));
        _store.Delete(id);
        Assert.Null(_store.FindPath(id));

        ThreadHistory Revert(ThreadHistory history, string turn)
        {
            // The clock goes backwards: the order of segments must not depend on it.
            _time.Now = _time.Now.AddSeconds(-1);
            using var recorder = _store.Revert(history, turn);
            recorder.Append(new RolloutLine.ThreadSettingsApplied(Samples.Settings()));
            return _store.Load(id);
        }

        void Append(ThreadHistory history, string turn)
        {
            using var recorder = RolloutRecorder.Resume(history, _time);
            recorder.Append(Samples.Turn(turn, turn, "answer"));
        }
    }

    [Fact]
    public void Only_a_recorded_beginning_of_a_paginated_thread_can_be_reverted_to()
    {
        var legacy = Thread("one", meta => meta with { Mode = HistoryMode.Legacy });
        Assert.Equal(
            "thread/revert only supports paginated threads",
            Assert.Throws<RolloutException>(() => _store.Revert(legacy, "U1")).Message);

        var thread = Thread("one", turns: 0, more: [Samples.User("R", "x"), new RolloutLine.TaskComplete("R", null, null, 0, 0)]);
        Assert.Equal("turn not found: U1", Assert.Throws<RolloutException>(() => _store.Revert(thread, "U1")).Message);
        Assert.Equal(
            "turn R does not have a persisted start boundary",
            Assert.Throws<RolloutException>(() => _store.Revert(thread, "R")).Message);
    }

    [Fact]
    public void A_legacy_fork_is_a_copy()
    {
        var source = Thread("one", meta => meta with { Mode = HistoryMode.Legacy }, turns: 2);
        using var recorder = _store.Fork(source, Samples.Meta(id: NewId()), "U1");
        recorder.Append(Samples.Turn("F1", "two", "answer"));
        var fork = _store.Load(recorder.Meta.Id);
        Assert.Equal(["U1", "F1"], fork.Turns.Select(turn => turn.Id));
        Assert.Equal((HistoryMode.Legacy, source.Meta.Id), (fork.Meta.Mode, fork.Meta.ForkedFromId));
        Assert.Null(fork.Meta.Base);
        _store.Delete(source.Meta.Id);
        Assert.Equal(2, _store.Load(fork.Meta.Id).Turns.Count);
    }

    [Fact]
    public void A_base_that_is_missing_or_leads_back_is_an_error()
    {
        string a = NewId(), b = NewId();
        foreach (var (id, from) in new[] { (a, b), (b, a) })
        {
            using var recorder = _store.Create(Samples.Meta(id: id) with { Base = new HistoryBase(from, 1, 1) });
            recorder.Append(Samples.Turn("U1", "one", "two"));
        }

        Assert.Contains("builds on itself", Assert.Throws<RolloutException>(() => _store.Load(a)).Message, StringComparison.Ordinal);
        Assert.Equal(2, _store.List(new ThreadListQuery()).Rows.Count);
        File.Delete(_store.FindPath(b)!);
        Assert.Contains(b, Assert.Throws<RolloutException>(() => _store.Load(a)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_installation_id_is_made_once()
    {
        var made = InstallationId.GetOrCreate(_home.Path);
        Assert.Equal(made, InstallationId.GetOrCreate(_home.Path));
        Assert.Equal(made, File.ReadAllText(_home.File("installation_id")));
        Assert.Equal(4, Guid.Parse(made).Version);

        File.WriteAllText(_home.File("installation_id"), "broken");
        var again = InstallationId.GetOrCreate(_home.Path);
        Assert.Equal(again, File.ReadAllText(_home.File("installation_id")));
        Assert.Equal(["installation_id"], Directory.GetFiles(_home.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Settings_far_from_the_end_are_found()
    {
        var thread = Thread("one", more: [Samples.Model($$"""{"type":"message","id":"{{new string('x', 200_000)}}"}""")]);
        Assert.Equal("mock-model", _store.Find(thread.Meta.Id)!.Model);
    }

    [Fact]
    public void Turns_are_kept_until_their_file_changes()
    {
        var thread = Thread("one");
        var first = _store.LoadTurns(thread.Meta.Id);
        Assert.Same(first, _store.LoadTurns(thread.Meta.Id));
        Assert.Empty(first.ModelHistory);

        using (var recorder = RolloutRecorder.Resume(thread, _time))
        {
            recorder.Append(Samples.Turn("U2", "two", "answer"));
        }

        Assert.Equal(["U1", "U2"], _store.LoadTurns(thread.Meta.Id).Turns.Select(turn => turn.Id));
        for (var i = 0; i < 5; i++)
        {
            _store.LoadTurns(Thread("other").Meta.Id);
        }

        Assert.Equal(2, _store.LoadTurns(thread.Meta.Id).Turns.Count);
    }

    [Fact]
    public void A_settled_folder_is_read_again_when_a_file_comes_or_goes()
    {
        var first = Thread("one");
        var folder = Path.GetDirectoryName(first.Path)!;
        Directory.SetLastWriteTimeUtc(folder, Start.UtcDateTime.AddDays(-2));
        Assert.Single(Ids(new ThreadListQuery()));
        var second = Thread("two");
        Assert.Equal(2, Ids(new ThreadListQuery()).Count);

        Directory.SetLastWriteTimeUtc(folder, Start.UtcDateTime.AddDays(-1));
        Assert.Equal(2, Ids(new ThreadListQuery()).Count);
        _store.Delete(second.Meta.Id);
        Assert.Equal([first.Meta.Id], Ids(new ThreadListQuery()));
    }

    [Fact]
    public void A_move_that_was_cut_off_can_be_repeated()
    {
        var thread = Thread("one", turns: 2);
        using (_store.Revert(thread, "U2"))
        {
        }

        var newest = _store.FindPath(thread.Meta.Id)!;
        Directory.CreateDirectory(_home.File("archived_sessions"));
        File.Move(thread.Path, _home.File("archived_sessions/" + Path.GetFileName(thread.Path)));
        Assert.False(_store.IsArchived(thread.Meta.Id));
        Assert.Equal("U1", Assert.Single(_store.Load(thread.Meta.Id).Turns).Id);

        _store.Archive(thread.Meta.Id);
        Assert.True(_store.IsArchived(thread.Meta.Id));
        Assert.False(File.Exists(newest));
    }

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 14, 29, 59, TimeSpan.Zero);

    private string NewId() => Guid.CreateVersion7(_time.Now).ToString("D");

    private List<string> Ids(ThreadListQuery query) => [.. _store.List(query).Rows.Select(row => row.Id)];

    private ThreadHistory Thread(string text, Func<ThreadMeta, ThreadMeta>? change = null, int turns = 1, RolloutLine[]? more = null)
    {
        var meta = Samples.Meta(id: NewId()) with { Timestamp = _time.Now };
        using (var recorder = _store.Create(change?.Invoke(meta) ?? meta))
        {
            for (var turn = 1; turn <= turns; turn++)
            {
                recorder.Append(Samples.Turn("U" + turn, text, "answer"));
            }

            recorder.Append(more ?? []);
        }

        return _store.Load(meta.Id);
    }
}
