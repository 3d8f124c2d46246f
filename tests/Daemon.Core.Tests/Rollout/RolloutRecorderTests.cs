using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Tests.Rollout;

public sealed class RolloutRecorderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FixedTime _time = new();

    private string PathOf(string name = "a.jsonl") => _folder.File(Path.Combine("2026", "11", name));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_comes_with_the_first_append()
    {
        using var recorder = RolloutRecorder.Create(PathOf(), Samples.Meta(), _time);
        Assert.False(File.Exists(PathOf()));

        recorder.Append(Samples.User("U1", "hello"));

        Assert.True(recorder.IsMaterialized);
        Assert.Equal(
            """{"timestamp":"2026-11-20T14:29:59.807Z","ordinal":0,"type":"session_meta","payload":{"account_scoped":true,"session_id":"01a1fde3-0c4c-7f32-a648-9d766ee826f1","id":"01a1fde3-0c4c-7f32-a648-9d766ee826f1","timestamp":"2026-11-20T14:29:59.765Z","cwd":"/ws","runtime_workspace_roots":["/ws"],"originator":"probe","cli_version":"0.169.0","source":"vscode","model_provider":"mock","base_instructions":{"text":"Be brief.","provenance":{"type":"model","model":"mock-model"}},"history_mode":"paginated","context_window":{"window_id":"W1"}}}"""
            + "\n"
            + """{"timestamp":"2026-11-20T14:29:59.807Z","ordinal":1,"type":"event_msg","payload":{"type":"item_completed","thread_id":"01a1fde3-0c4c-7f32-a648-9d766ee826f1","turn_id":"U1","item":{"type":"UserMessage","id":"i1","content":[{"type":"text","text":"hello","text_elements":[]}]},"started_at_ms":1795184999874,"completed_at_ms":1795184999874}}"""
            + "\n",
            File.ReadAllText(PathOf()));
    }

    [Fact]
    public void A_resumed_thread_goes_on_where_it_ended()
    {
        using (var first = RolloutRecorder.Create(PathOf(), Samples.Meta(), _time))
        {
            first.Append(Samples.Turn("U1", "one", "reply"));
        }

        using (var second = RolloutRecorder.Resume(RolloutReader.Load(PathOf()), _time))
        {
            second.Append(Samples.Turn("U2", "two", "reply two"));
        }

        var history = RolloutReader.Load(PathOf());
        Assert.Equal(["U1", "U2"], history.Turns.Select(turn => turn.Id));
        Assert.Equal(["msg_U1", "a-U1", "msg_U2", "a-U2"], history.ModelHistory.Select(item => item.Id));
        Assert.Equal(19, history.NextOrdinal);
        Assert.Equal("one", history.Preview);
        Assert.Equal("high", history.Settings!.ReasoningEffort);
        Assert.Equal(110, history.TotalUsage.Total);
    }

    [Fact]
    public void A_line_torn_anywhere_costs_itself_only()
    {
        using (var recorder = RolloutRecorder.Create(PathOf(), Samples.Meta(), _time))
        {
            recorder.Append(Samples.Turn("U1", "one", "reply"));
        }

        var whole = File.ReadAllBytes(PathOf());
        var lastLine = whole.AsSpan(0, whole.Length - 1).LastIndexOf((byte)'\n') + 1;
        for (var cut = lastLine; cut < whole.Length; cut++)
        {
            File.WriteAllBytes(PathOf(), whole[..cut]);
            var complete = cut == whole.Length - 1;
            var history = RolloutReader.Load(PathOf());
            Assert.Equal(complete ? 10 : 9, history.NextOrdinal);

            using (var recorder = RolloutRecorder.Resume(history, _time))
            {
                recorder.Append(Samples.User("U1", "more", "i2"));
            }

            var repaired = RolloutReader.Load(PathOf());
            Assert.Equal(history.NextOrdinal + 1, repaired.NextOrdinal);
            Assert.Equal(["u-U1", "a-U1", "i2"], Assert.Single(repaired.Turns).Items.Select(item => item.Id));
        }
    }

    [Fact]
    public void A_file_that_vanished_is_reported_and_stays_reported()
    {
        using var recorder = RolloutRecorder.Create(PathOf(), Samples.Meta(), _time);
        recorder.Append(Samples.User("U1", "hello"));
        Directory.Delete(Path.GetDirectoryName(PathOf())!, recursive: true);

        var first = Assert.Throws<RolloutException>(() => recorder.Append(Samples.Agent("U1", "hi")));
        Assert.Contains(PathOf(), first.Message, StringComparison.Ordinal);
        Assert.Throws<RolloutException>(() => recorder.Append(Samples.Agent("U1", "hi")));
        Assert.Same(first, recorder.Failure);
    }

    [Fact]
    public void Legacy_threads_keep_messages_as_events_and_no_ordinals()
    {
        using (var recorder = RolloutRecorder.Create(PathOf(), Samples.Meta(HistoryMode.Legacy), _time))
        {
            recorder.Append(Samples.Turn("U1", "one", "reply"));
        }

        var text = File.ReadAllText(PathOf());
        Assert.DoesNotContain("ordinal", text, StringComparison.Ordinal);
        Assert.Contains("""{"type":"user_message","message":"one","images":[],"local_images":[],"audio":[],"local_audio":[],"text_elements":[]}""", text, StringComparison.Ordinal);
        Assert.Contains("""{"type":"agent_message","message":"reply","phase":null,"memory_citation":null}""", text, StringComparison.Ordinal);
        var turn = Assert.Single(RolloutReader.Load(PathOf()).Turns);
        Assert.Equal(["item-1", "item-2"], turn.Items.Select(item => item.Id));
    }

    [Fact]
    public void A_group_of_lines_is_one_write()
    {
        using var disk = new FailingFile(int.MaxValue);
        using var recorder = new RolloutRecorder("/x", Samples.Meta(), isMaterialized: false, 0, _time, () => disk);
        recorder.Append(Samples.Turn("U1", "one", "reply"));
        Assert.Equal(1, disk.Writes);
        Assert.Equal(10, disk.Bytes.Count(b => b == (byte)'\n'));
    }

    [Fact]
    public void A_full_disk_is_reported_and_nothing_follows_the_hole()
    {
        using var disk = new FailingFile(900);
        using var recorder = new RolloutRecorder("/x", Samples.Meta(), isMaterialized: false, 0, _time, () => disk);
        var first = Assert.Throws<RolloutException>(() => recorder.Append(Samples.Turn("U1", "one", "reply")));
        Assert.Equal("cannot record to /x: No space left on device; when that is mended, resume the thread", first.Message);
        Assert.Equal(900, disk.Bytes.Length);

        disk.Room = int.MaxValue;
        var second = Assert.Throws<RolloutException>(() => recorder.Append(Samples.User("U1", "more")));
        Assert.Equal(first.Message, second.Message);
        Assert.Equal(900, disk.Bytes.Length);
    }

    [Fact]
    public void A_failed_flush_is_a_failure_too()
    {
        using var disk = new FailingFile(int.MaxValue);
        using var recorder = new RolloutRecorder("/x", Samples.Meta(), isMaterialized: false, 0, _time, () => disk);
        recorder.Append(Samples.User("U1", "hello"));
        Assert.Throws<RolloutException>(recorder.FlushToDisk);
        Assert.Throws<RolloutException>(() => recorder.Append(Samples.User("U1", "more")));
    }

    [Fact]
    public void A_read_only_folder_is_a_failure_with_a_name()
    {
        File.WriteAllText(_folder.File("2026"), "in the way");
        using var recorder = RolloutRecorder.Create(PathOf(), Samples.Meta(), _time);
        var error = Assert.Throws<RolloutException>(() => recorder.Append(Samples.User("U1", "hello")));
        Assert.Contains(PathOf(), error.Message, StringComparison.Ordinal);
        Assert.False(recorder.IsMaterialized);
    }
}
