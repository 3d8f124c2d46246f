using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Reading;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Rollout;

/// <summary>What a reader bears, and what it makes of it.</summary>
public sealed class RolloutReaderTests : IDisposable
{
    private const string Meta =
        """{"timestamp":"2026-01-01T00:00:00.000Z","ordinal":0,"type":"session_meta","payload":{"id":"T1","timestamp":"2026-01-01T00:00:00.000Z","cwd":"/ws","originator":"o","cli_version":"1","history_mode":"paginated"}}""";

    private const string LegacyMeta =
        """{"timestamp":"2026-01-01T00:00:00.000Z","type":"session_meta","payload":{"id":"T1","timestamp":"2026-01-01T00:00:00.000Z","cwd":"/ws","originator":"o","cli_version":"1"}}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("id")]
    [InlineData("timestamp")]
    [InlineData("cwd")]
    [InlineData("originator")]
    [InlineData("cli_version")]
    public void A_first_line_without_a_needed_member_is_refused(string member)
    {
        var at = Meta.IndexOf("payload", StringComparison.Ordinal);
        var file = Write(Meta[..at] + Meta[at..].Replace($"\"{member}\"", "\"x\"", StringComparison.Ordinal));
        var error = Assert.Throws<RolloutException>(() => RolloutReader.Load(file));
        Assert.Equal($"rollout at {file} does not start with session metadata", error.Message);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"type":"event_msg","payload":{"type":"task_started","turn_id":"U1"}}""")]
    public void A_file_that_begins_otherwise_is_refused(string firstLine) =>
        Assert.Throws<RolloutException>(() => RolloutReader.Load(Write(firstLine, Meta)));

    [Fact]
    public void A_missing_file_is_reported_by_name()
    {
        var error = Assert.Throws<RolloutException>(() => RolloutReader.Load(_folder.File("none.jsonl")));
        Assert.Contains("none.jsonl", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("{\"type\":\"response_item\",\"ordinal\":9,\"payload\":{\"type\":\"mess")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"never_heard_of\",\"payload\":{\"a\":1}}")]
    [InlineData("{\"type\":\"event_msg\",\"payload\":{\"type\":\"never_heard_of\"}}")]
    [InlineData("{\"type\":\"event_msg\",\"payload\":{}}")]
    [InlineData("{\"type\":\"event_msg\",\"payload\":null}")]
    [InlineData("{\"type\":\"event_msg\",\"payload\":{\"type\":\"item_completed\",\"turn_id\":\"U1\",\"item\":{\"type\":\"Sleep\",\"id\":\"s\"}}}")]
    [InlineData("{\"type\":\"turn_context\",\"payload\":{\"permission_profile\":{\"type\":\"managed\"}}}")]
    [InlineData("{\"type\":\"\\ud800\",\"payload\":{}}")]
    [InlineData("{\"type\":\"response_item\",\"ordinal\":99,\"payload\":{\"id\":\"\\uDC00\"}}")]
    [InlineData("{\"type\":\"event_msg\",\"payload\":{\"type\":\"user_message\",\"message\":\"\\ud83d\"}}")]
    [InlineData("   ")]
    public void A_strange_line_costs_nothing_else(string strange)
    {
        var history = RolloutReader.Load(Write(
            Meta,
            Line(1, "event_msg", """{"type":"task_started","turn_id":"U1","started_at":5}"""),
            Line(2, "response_item", """{"type":"message","id":"a","role":"user"}"""),
            strange,
            Line(10, "event_msg", """{"type":"item_completed","turn_id":"U1","item":{"type":"UserMessage","id":"i","content":[{"type":"text","text":" hi "}]}}"""),
            Line(20, "response_item", """{"type":"message","id":"b","role":"assistant"}"""),
            Line(20, "event_msg", """{"type":"task_complete","turn_id":"U1","completed_at":6,"duration_ms":1000}""")));

        Assert.Equal(["a", "b"], history.ModelHistory.Select(item => item.Id));
        Assert.Equal(21, history.NextOrdinal);
        Assert.Equal("hi", history.Preview);
        var turn = Assert.Single(history.Turns);
        Assert.Equal((TurnOutcome.Completed, 5L, 6L, 1000L, 1), (turn.Outcome, turn.StartedAt, turn.CompletedAt, turn.DurationMs, turn.Items.Count));
    }

    [Fact]
    public void Broken_UTF8_costs_its_line_and_escaped_pairs_nothing()
    {
        var path = Write(Meta, """{"ordinal":1,"type":"response_item","payload":{"id":"\ud83d\ude00"}}""");
        File.AppendAllBytes(path, [.. "{\"ordinal\":2,\"type\":\"response_item\",\"payload\":{\"id\":\""u8, 0xC3, .. "\"}}\n"u8]);
        Assert.Equal(["😀"], RolloutReader.Load(path).ModelHistory.Select(item => item.Id));
    }

    [Fact]
    public void A_turn_without_an_end_is_interrupted_and_one_without_a_beginning_is_none()
    {
        var history = RolloutReader.Load(Write(
            Meta,
            Line(1, "event_msg", """{"type":"item_completed","turn_id":"U0","item":{"type":"Plan","id":"p","text":""}}"""),
            Line(2, "event_msg", """{"type":"task_started","turn_id":"U1","started_at":5}""")));
        var turn = Assert.Single(history.Turns);
        Assert.Equal(("U1", TurnOutcome.Interrupted), (turn.Id, turn.Outcome));
    }

    [Fact]
    public void A_turn_of_which_only_the_end_is_written_has_its_items_and_stands_where_it_ended()
    {
        var history = RolloutReader.Load(Write(
            Meta,
            Line(1, "event_msg", """{"type":"item_completed","turn_id":"R","item":{"type":"Plan","id":"p","text":""}}"""),
            Line(2, "event_msg", """{"type":"task_started","turn_id":"N","root_turn_id":"R"}"""),
            Line(3, "event_msg", """{"type":"task_complete","turn_id":"R","root_turn_id":"R"}""")));
        Assert.Equal([("N", "R", 0), ("R", "R", 1)], history.Turns.Select(turn => (turn.Id, turn.RootTurnId, turn.Items.Count)));
    }

    [Fact]
    public void An_item_that_outlives_its_turn_belongs_to_it()
    {
        var history = RolloutReader.Load(Write(
            Meta,
            Line(1, "event_msg", """{"type":"task_started","turn_id":"U1"}"""),
            Line(2, "event_msg", """{"type":"turn_aborted","turn_id":"U1","reason":"interrupted"}"""),
            Line(3, "event_msg", """{"type":"task_started","turn_id":"U2"}"""),
            Line(4, "event_msg", """{"type":"item_completed","turn_id":"U1","item":{"type":"Plan","id":"p","text":""}}""")));
        Assert.Equal([1, 0], history.Turns.Select(turn => turn.Items.Count));
    }

    [Fact]
    public void A_failed_turn_says_why()
    {
        var history = RolloutReader.Load(Write(
            Meta,
            Line(1, "event_msg", """{"type":"task_started","turn_id":"U1"}"""),
            Line(2, "event_msg", """{"type":"task_complete","turn_id":"U1","error":{"message":"m","codex_error_info":{"response_stream_disconnected":{"http_status_code":502}}}}""")));
        var turn = Assert.Single(history.Turns);
        Assert.Equal(TurnOutcome.Failed, turn.Outcome);
        Assert.Equal(new TurnError("m", TurnErrorKind.ResponseStreamDisconnected, 502), turn.Failure);
    }

    [Fact]
    public void The_conversation_restarts_at_the_last_compaction()
    {
        var history = RolloutReader.Load(Write(
            Meta,
            Line(1, "response_item", """{"type":"message","id":"a"}"""),
            Line(2, "compacted", """{"message":"s","replacement_history":[{"type":"message","id":"b"}],"window_number":1,"window_id":"W2","first_window_id":"W1"}"""),
            Line(3, "response_item", """{"type":"message","id":"c"}"""),
            Line(4, "compacted", """{"message":"s","replacement_history":[{"type":"message","id":"d"}],"window_number":2,"window_id":"W3"}"""),
            Line(5, "response_item", """{"type":"message","id":"e"}""")));
        Assert.Equal(["d", "e"], history.ModelHistory.Select(item => item.Id));
        Assert.Equal((2L, "W3", "W1"), (history.WindowNumber, history.WindowId, history.FirstWindowId));
    }

    [Fact]
    public void Legacy_messages_make_turns_where_no_line_does()
    {
        var history = RolloutReader.Load(Write(
            LegacyMeta,
            """{"type":"event_msg","payload":{"type":"user_message","client_id":"c","message":"one","images":["data:x"]}}""",
            """{"type":"response_item","payload":{"type":"message","id":"a"}}""",
            """{"type":"event_msg","payload":{"type":"agent_message","message":"reply"}}""",
            """{"type":"event_msg","payload":{"type":"user_message","message":"two"}}""",
            """{"type":"event_msg","payload":{"type":"patch_apply_end","call_id":"p","success":true,"changes":{"/a":{"type":"add","content":"x"}}}}"""));
        Assert.Equal(HistoryMode.Legacy, history.Meta.Mode);
        Assert.Equal("one", history.Preview);
        Assert.Equal(["rollout-1", "rollout-4"], history.Turns.Select(turn => turn.Id));
        Assert.Equal([["item-1", "item-2"], ["item-3", "p"]], history.Turns.Select(turn => turn.Items.Select(item => item.Id)));
        Assert.All(history.Turns, turn => Assert.Equal(TurnOutcome.Completed, turn.Outcome));
    }

    [Fact]
    public void A_legacy_patch_belongs_to_the_turn_that_it_names()
    {
        var history = RolloutReader.Load(Write(
            LegacyMeta,
            """{"type":"event_msg","payload":{"type":"task_started","turn_id":"U1"}}""",
            """{"type":"event_msg","payload":{"type":"task_complete","turn_id":"U1"}}""",
            """{"type":"event_msg","payload":{"type":"patch_apply_end","call_id":"p","turn_id":"U1","success":false,"changes":{}}}"""));
        Assert.Equal("p", Assert.Single(Assert.Single(history.Turns).Items).Id);
    }

    [Fact]
    public void Settings_are_those_of_the_last_line_that_has_them()
    {
        var file = _folder.File("s.jsonl");
        using (var recorder = RolloutRecorder.Create(file, Samples.Meta(), new FixedTime()))
        {
            var later = Samples.Settings() with
            {
                Model = "other",
                ReasoningEffort = null,
                ServiceTier = "fast",
                ApprovalPolicy = new ApprovalPolicy.Granular(true, false, true, false, true),
                Permissions = new ResolvedPermissionProfile.Legacy(new PermissionProfile.External(NetworkAccess.Enabled), []),
            };
            recorder.Append(
                new Core.Rollout.Lines.RolloutLine.ThreadSettingsApplied(Samples.Settings()),
                new Core.Rollout.Lines.RolloutLine.ThreadSettingsApplied(later),
                new Core.Rollout.Lines.RolloutLine.TurnContext("U1", later));
        }

        var settings = RolloutReader.Load(file).Settings!;
        Assert.Equal(("other", "mock", null, "fast"), (settings.Model, settings.ModelProvider, settings.ReasoningEffort, settings.ServiceTier));
        Assert.Equal(new ApprovalPolicy.Granular(true, false, true, false, true), settings.ApprovalPolicy);
        Assert.Equal(new PermissionProfile.External(NetworkAccess.Enabled), settings.Permissions);
        Assert.Null(settings.PermissionProfileId);
    }

    [Fact]
    public void A_permission_profile_comes_back_as_it_was()
    {
        var profile = new PermissionProfile.Managed(
            new FileSystemPolicy.Restricted(
            [
                new FileSystemEntry(new FileSystemTarget.Path("/a"), FileSystemAccess.Write, SkipIfMissing: true),
                new FileSystemEntry(new FileSystemTarget.Glob("/b/**"), FileSystemAccess.Deny),
                new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.WorkspaceRoots, ".git"), FileSystemAccess.Read),
                new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.Minimal), FileSystemAccess.Read),
                new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.TmpDir), FileSystemAccess.Write),
                new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.SlashTmp), FileSystemAccess.Write),
                new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.Unknown, "x", ":new"), FileSystemAccess.Read),
            ], 3),
            NetworkAccess.Enabled);
        var file = _folder.File("p.jsonl");
        using (var recorder = RolloutRecorder.Create(file, Samples.Meta(), new FixedTime()))
        {
            recorder.Append(new Core.Rollout.Lines.RolloutLine.ThreadSettingsApplied(Samples.Settings() with
            {
                Permissions = new ResolvedPermissionProfile.Named("dev", ":workspace", profile, []),
            }));
        }

        var settings = RolloutReader.Load(file).Settings!;
        Assert.Equal(profile, settings.Permissions);
        Assert.Equal(("dev", ":workspace"), (settings.PermissionProfileId, settings.PermissionProfileExtends));
    }

    [Fact]
    public void Lines_longer_than_any_buffer_and_windows_of_it_are_read()
    {
        var text = new string('x', 300_000);
        var history = RolloutReader.Load(Write(
            Meta,
            Line(1, "response_item", $$"""{"type":"message","id":"a","text":"{{text}}"}"""),
            Line(2, "response_item", """{"type":"message","id":"b"}""")));
        Assert.Equal(["a", "b"], history.ModelHistory.Select(item => item.Id));
        Assert.True(history.ModelHistory[0].Json.Length > text.Length);
    }

    [Fact]
    public void What_is_not_asked_for_is_not_kept()
    {
        var file = _folder.File("x.jsonl");
        using (var recorder = RolloutRecorder.Create(file, Samples.Meta(), new FixedTime()))
        {
            recorder.Append(Samples.Turn("U1", "one", "two"));
        }

        var history = RolloutReader.Load(file, HistoryParts.None);
        Assert.Empty(history.ModelHistory);
        Assert.Empty(history.Turns);
        Assert.Equal("one", history.Preview);
        Assert.Equal(10, history.NextOrdinal);
        Assert.Single(RolloutReader.Load(file, HistoryParts.Turns).Turns);
        Assert.Equal(2, RolloutReader.Load(file, HistoryParts.ModelHistory).ModelHistory.Count);
    }

    private static string Line(long ordinal, string type, string payload) =>
        $$"""{"timestamp":"2026-01-01T00:00:00.000Z","ordinal":{{ordinal}},"type":"{{type}}","payload":{{payload}}}""";

    private string Write(params string[] lines)
    {
        var path = _folder.File("r.jsonl");
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
        return path;
    }
}
