using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Submissions;

/// <summary>Sessions of the SQ/EQ protocol: what is asked, told and refused under each policy.</summary>
public sealed class SubmissionSessionTests
{
    [Fact]
    public async Task A_task_is_told_from_its_start_to_its_end_with_the_streams_apart()
    {
        await using var daemon = new ScriptedDaemon(Exec("echo out; echo err >&2; exit 3"), ModelTurn.Say("done"));
        await using var wire = await daemon.JoinAsync();
        var client = new SubmissionClient(wire);
        await client.ConfigureAsync("a", "never", instructions: "\"Be brief.\"");
        await client.SayAsync("b");
        await client.NextAsync("task_complete");
        Assert.Equal(["a session_configured", "b task_started", "b exec_command_begin", "b exec_command_end", "b agent_message", "b task_complete"], client.Trace);
        var end = client.Events[3].GetProperty("msg");
        Assert.EndsWith("out\n", end.GetProperty("stdout").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("err\n", end.GetProperty("stderr").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, end.GetProperty("exit_code").GetInt32());
        Assert.Contains("Be brief.", System.Text.Encoding.UTF8.GetString(daemon.Model.Requests[0].Body), StringComparison.Ordinal);
        Assert.DoesNotContain("thread/started", wire.Methods);
    }

    [Fact]
    public async Task Commands_that_do_more_than_read_ask_and_the_answers_count()
    {
        await using var daemon = new ScriptedDaemon(
            ModelTurn.Call("exec_command", """{"cmd":"ls"}""", "c1"),
            ModelTurn.Call("exec_command", """{"cmd":"touch made"}""", "c2"),
            ModelTurn.Call("exec_command", """{"cmd":"touch made"}""", "c3"),
            ModelTurn.Call("exec_command", """{"cmd":"touch other"}""", "c4"),
            ModelTurn.Call("exec_command", """{"cmd":"touch last"}""", "c5"),
            ModelTurn.Say("not reached"));
        await using var wire = await daemon.JoinAsync();
        var client = new SubmissionClient(wire);
        await client.ConfigureAsync("a", "unless-allow-listed");
        await client.SayAsync("b");
        await AnswerAsync("approved_for_session");
        await AnswerAsync("denied");
        await AnswerAsync("abort");
        await client.NextAsync("task_complete");
        Assert.Equal(
            [
                "a session_configured", "b task_started", "b exec_command_begin", "b exec_command_end", "b exec_approval_request", "b exec_command_begin",
                "b exec_command_end", "b exec_command_begin", "b exec_command_end", "b exec_approval_request", "b exec_approval_request", "b task_complete",
            ],
            client.Trace);
        Assert.True(File.Exists(Path.Join(daemon.Cwd, "made")));
        Assert.False(File.Exists(Path.Join(daemon.Cwd, "other")));
        Assert.False(File.Exists(Path.Join(daemon.Cwd, "last")));

        async Task AnswerAsync(string decision)
        {
            await client.NextAsync("exec_approval_request");
            await client.PostAsync("x", $$"""{"type":"exec_approval","id":"b","decision":"{{decision}}"}""");
        }
    }

    [Fact]
    public async Task A_failed_command_is_offered_for_a_run_outside_the_sandbox()
    {
        await using var daemon = new ScriptedDaemon(Exec("touch made"), ModelTurn.Say("ok"));
        await using var wire = await daemon.JoinAsync();
        var client = new SubmissionClient(wire);
        await client.ConfigureAsync("a", "on-failure", "\"disk-full-read-access\"");
        await client.SayAsync("b");
        var question = await client.NextAsync("exec_approval_request");
        Assert.Contains("outside", question.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Join(daemon.Cwd, "made")));
        await client.PostAsync("c", """{"type":"exec_approval","id":"b","decision":"approved"}""");
        await client.NextAsync("task_complete");
        Assert.Equal(0, client.Events.Last(e => e.GetProperty("msg").GetProperty("type").GetString() == "exec_command_end").GetProperty("msg").GetProperty("exit_code").GetInt32());
        Assert.True(File.Exists(Path.Join(daemon.Cwd, "made")));
        Assert.Equal(2, client.Trace.Count(line => line == "b exec_command_begin"));
    }

    [Theory]
    [InlineData("unless-allow-listed", "inside.txt", true)]
    [InlineData("auto-edit", "inside.txt", false)]
    [InlineData("auto-edit", "../outside.txt", true)]
    [InlineData("on-failure", "inside.txt", false)]
    [InlineData("on-failure", "../outside.txt", true)]
    [InlineData("never", "inside.txt", false)]
    public async Task Patches_ask_where_the_policy_says_so(string policy, string path, bool asks)
    {
        await using var daemon = new ScriptedDaemon(Patch(path), ModelTurn.Say("ok"));
        await using var wire = await daemon.JoinAsync();
        var client = new SubmissionClient(wire);
        await client.ConfigureAsync("a", policy);
        await client.SayAsync("b");
        if (asks)
        {
            var question = await client.NextAsync("apply_patch_approval_request");
            Assert.Equal(path.StartsWith("..", StringComparison.Ordinal), question.TryGetProperty("grant_root", out var root));
            Assert.True(root.ValueKind == System.Text.Json.JsonValueKind.Undefined || root.GetString() == Path.GetDirectoryName(daemon.Cwd));
            Assert.DoesNotContain("b patch_apply_begin", client.Trace);
            await client.PostAsync("c", """{"type":"patch_approval","id":"b","decision":"approved"}""");
        }

        await client.NextAsync("task_complete");
        var begin = client.Events.Single(e => e.GetProperty("msg").GetProperty("type").GetString() == "patch_apply_begin").GetProperty("msg");
        Assert.Equal(!asks, begin.GetProperty("auto_approved").GetBoolean());
        Assert.Equal("hello\n", await File.ReadAllTextAsync(Path.GetFullPath(path, daemon.Cwd)));
    }

    [Fact]
    public async Task A_granted_root_holds_for_the_session_and_is_forgotten_by_a_new_configuration()
    {
        await using var daemon = new ScriptedDaemon(
            Patch("../one.txt", "c1"), Patch("../two.txt", "c2"), ModelTurn.Say("ok"), Patch("../three.txt", "c3"), ModelTurn.Say("ok"));
        await using var wire = await daemon.JoinAsync();
        var client = new SubmissionClient(wire);
        await client.ConfigureAsync("a", "auto-edit");
        await client.SayAsync("b");
        await client.NextAsync("apply_patch_approval_request");
        await client.PostAsync("c", """{"type":"patch_approval","id":"b","decision":"approved_for_session"}""");
        await client.NextAsync("task_complete");
        Assert.Single(client.Trace, line => line.EndsWith("apply_patch_approval_request", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.GetFullPath("../two.txt", daemon.Cwd)));
        await client.ConfigureAsync("d", "auto-edit");
        await client.SayAsync("e");
        await client.NextAsync("apply_patch_approval_request");
        await client.PostAsync("f", """{"type":"patch_approval","id":"e"}""");
        await client.NextAsync("task_complete");
        Assert.False(File.Exists(Path.GetFullPath("../three.txt", daemon.Cwd)));
    }

    [Fact]
    public async Task A_patch_outside_is_refused_without_a_word_when_nobody_may_be_asked()
    {
        await using var daemon = new ScriptedDaemon(Patch("../outside.txt"), ModelTurn.Say("ok"));
        await using var wire = await daemon.JoinAsync();
        var client = new SubmissionClient(wire);
        await client.ConfigureAsync("a", "never");
        await client.SayAsync("b");
        await client.NextAsync("task_complete");
        Assert.Equal(["a session_configured", "b task_started", "b agent_message", "b task_complete"], client.Trace);
        Assert.False(File.Exists(Path.GetFullPath("../outside.txt", daemon.Cwd)));
    }

    [Fact]
    public async Task Interrupts_and_new_configurations_end_the_task_first()
    {
        await using var daemon = new ScriptedDaemon(Exec("sleep 60"), Exec("sleep 60"), ModelTurn.Say("ok"));
        await using var wire = await daemon.JoinAsync();
        var client = new SubmissionClient(wire);
        await client.ConfigureAsync("a", "never");
        await client.SayAsync("b");
        await client.NextAsync("exec_command_begin");
        await client.PostAsync("c", """{"type":"interrupt"}""");
        await client.NextAsync("task_complete");
        await client.SayAsync("d");
        await client.NextAsync("exec_command_begin");
        await client.ConfigureAsync("e", "never");
        Assert.Equal(
            [
                "a session_configured", "b task_started", "b exec_command_begin", "b exec_command_end", "b task_complete",
                "d task_started", "d exec_command_begin", "d exec_command_end", "d task_complete", "e session_configured",
            ],
            client.Trace);
        await client.PostAsync("f", """{"type":"interrupt"}""");
        await client.SayAsync("g");
        await client.NextAsync("task_complete");
        Assert.DoesNotContain(client.Trace, line => line.StartsWith('f'));
    }

    [Fact]
    public async Task A_model_that_fails_is_an_error_and_the_end_of_the_task()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Status(400, """{"error":{"message":"no such thing"}}"""), ModelTurn.Say("ok"));
        await using var wire = await daemon.JoinAsync();
        var client = new SubmissionClient(wire);
        await client.ConfigureAsync("a", "never");
        await client.SayAsync("b");
        await client.NextAsync("task_complete");
        Assert.Equal(["a session_configured", "b task_started", "b error", "b task_complete"], client.Trace);
        await client.SayAsync("b");
        await client.NextAsync("agent_message");
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_and_the_session_goes_on()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("ok"));
        await using var wire = await daemon.JoinAsync();
        var client = new SubmissionClient(wire);
        Assert.Contains("configure_session must come first", await client.RefusedAsync("1", """{"type":"interrupt"}"""), StringComparison.Ordinal);
        await client.ConfigureAsync("a", "never");
        Assert.Contains("unknown op type", await client.RefusedAsync("2", """{"type":"sing"}"""), StringComparison.Ordinal);
        Assert.Contains("absolute", await client.RefusedAsync("3", SubmissionClient.Configuration("never", """{"disk-write-folder":{"folder":"rel"}}""")), StringComparison.Ordinal);
        Assert.Contains("no session", await wire.RefusedAsync("submission/submit", """{"threadId":"nope","submission":{"id":"1","op":{"type":"interrupt"}}}"""), StringComparison.Ordinal);
        await client.PostAsync("4", """{"type":"exec_approval","id":"a","decision":"approved"}""");
        Assert.Contains("approves nothing", (await client.NextAsync("error")).GetProperty("message").GetString(), StringComparison.Ordinal);
        await client.SayAsync("5");
        await client.NextAsync("task_complete");
        Assert.Equal(["a session_configured", "4 error", "5 task_started", "5 agent_message", "5 task_complete"], client.Trace);
    }

    private static ModelTurn Exec(string command) => ModelTurn.Call("exec_command", $$"""{"cmd":"{{command}}"}""");

    private static ModelTurn Patch(string path, string callId = "c1") => ModelTurn.Call(
        "exec_command", $$"""{"cmd":"apply_patch <<'EOF'\n*** Begin Patch\n*** Add File: {{path}}\n+hello\n*** End Patch\nEOF\n"}""", callId);
}
