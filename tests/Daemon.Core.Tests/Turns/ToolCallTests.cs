using Daemon.Core.Tests.Fakes;
using Daemon.Execution;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Turns;

/// <summary>Calls of the model: dispatch, order, and every kind of bad call. A bad call is an output, never the end of a turn.</summary>
public sealed class ToolCallTests
{
    [Theory]
    [InlineData("frobnicate", "{}", "unsupported call: frobnicate")]
    [InlineData("shell", """{"command":["ls"]}""", "unsupported call: shell")]
    [InlineData("update_plan", """{"plan":[]}""", "unsupported call: update_plan")]
    [InlineData("exec_command", "{\"cmd\": ", "failed to parse function arguments: EOF while parsing a value at line 1 column 7")]
    [InlineData("exec_command", "", "failed to parse function arguments: EOF while parsing a value at line 1 column 0")]
    [InlineData("exec_command", """{"command":"x"}""", "failed to parse function arguments: missing field `cmd` at line 1 column 15")]
    [InlineData("write_stdin", """{"session_id":999999}""", "write_stdin failed: Unknown process id 999999")]
    [InlineData("write_stdin", """{"session_id":-5}""", "write_stdin failed: Unknown process id -5")]
    [InlineData("request_user_input", """{"questions":[]}""", "request_user_input is unavailable in Default mode")]
    public async Task A_bad_call_has_this_output(string name, string arguments, string output)
    {
        Assert.Equal(output, await OutputAsync(ModelReply.FunctionCall(name, arguments)));
    }

    [Theory]
    [InlineData("exec_command", "[]")]
    [InlineData("exec_command", "null")]
    [InlineData("exec_command", """{"cmd":5}""")]
    [InlineData("exec_command", """{"cmd":null}""")]
    [InlineData("exec_command", """{"cmd":"x","workdir":7}""")]
    [InlineData("exec_command", """{"cmd":"x","tty":"yes"}""")]
    [InlineData("exec_command", """{"cmd":"x","yield_time_ms":-1}""")]
    [InlineData("exec_command", """{"cmd":"x","yield_time_ms":1e300}""")]
    [InlineData("exec_command", """{"cmd":"x","max_output_tokens":"many"}""")]
    [InlineData("exec_command", """{"cmd":"x","sandbox_permissions":"root"}""")]
    [InlineData("exec_command", """{"cmd":"x","prefix_rule":[1]}""")]
    [InlineData("exec_command", """{"cmd":"\ud800"}""")]
    [InlineData("exec_command", """{"cmd":"x","workdir":"\u0000"}""")]
    [InlineData("write_stdin", "{}")]
    [InlineData("write_stdin", """{"session_id":"abc"}""")]
    [InlineData("write_stdin", """{"session_id":1e18}""")]
    [InlineData("view_image", "{}")]
    [InlineData("view_image", """{"path":"\u0000"}""")]
    [InlineData("view_image", """{"path":""}""")]
    [InlineData("update_plan", """{"plan":[7]}""")]
    [InlineData("update_plan", """{"plan":[{"step":"a","status":"later"}]}""")]
    [InlineData("update_plan", """{"plan":{}}""")]
    public async Task A_bad_argument_is_told_to_the_model(string name, string arguments)
    {
        var output = await OutputAsync(ModelReply.FunctionCall(name, arguments), planTool: true);
        Assert.NotEmpty(output);
        Assert.DoesNotContain("Process exited", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"custom_tool_call","call_id":"c1","name":"nope","input":"x"}""", "unsupported custom tool call: nope")]
    [InlineData("""{"type":"function_call","call_id":"c1","name":"echo","namespace":"mcp__srv","arguments":"{}"}""", "unsupported call: mcp__srvecho")]
    [InlineData("""{"type":"function_call","call_id":"c1","name":"exec_command","namespace":"mcp__x","arguments":"{}"}""", "unsupported call: mcp__xexec_command")]
    [InlineData("""{"type":"local_shell_call","call_id":"c1","action":{"command":["ls"]}}""", "aborted")]
    [InlineData("""{"type":"custom_tool_call","call_id":"c1","name":"apply_patch","input":""}""", null)]
    [InlineData("""{"type":"custom_tool_call","call_id":"c1","name":"apply_patch"}""", null)]
    [InlineData("""{"type":"custom_tool_call","call_id":"c1","name":"apply_patch","input":"*** Begin Patch\n*** Add File: a\u0000b\n+x\n*** End Patch"}""", null)]
    [InlineData("""{"type":"function_call","call_id":"c1","name":"exec_command"}""", null)]
    [InlineData("""{"type":"function_call","call_id":"c1","name":"exec_command","arguments":{"cmd":"x"}}""", null)]
    public async Task A_raw_call_has_this_output(string call, string? output)
    {
        var text = await OutputAsync(ModelReply.Raw(call));
        Assert.NotEmpty(text);
        if (output is not null)
        {
            Assert.Equal(output, text);
        }
    }

    [Fact]
    public async Task A_call_without_any_id_or_name_does_not_end_the_turn()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Of(ModelReply.Raw("""{"type":"function_call"}""")), ModelReply.Say("ok")));
        Assert.Equal(TurnOutcome.Completed, (await harness.RunTurnAsync()).Outcome);
    }

    [Fact]
    public async Task Two_hundred_parallel_calls_are_answered_in_their_order()
    {
        const int Count = 200;
        var calls = Enumerable.Range(0, Count).Select(i => (object)ModelReply.ExecCall($"echo {i}", $"c{i}")).ToArray();
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Of(calls), ModelReply.Say("ok")));
        harness.Commands.OnStart = command =>
        {
            command.Print(command.Script[5..]);
            command.Exit(0);
        };
        var end = await harness.RunTurnAsync();
        Assert.Equal(TurnOutcome.Completed, end.Outcome);
        var outputs = harness.Model.Requests[^1].Input.Where(item => item.IsCallOutput).ToList();
        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"c{i}"), outputs.Select(item => item.CallId));
        Assert.All(Enumerable.Range(0, Count), i => Assert.EndsWith($"Output:\n{i}", outputs[i].Json().GetProperty("output").GetString(), StringComparison.Ordinal));
        Assert.Equal(Count, harness.Seen.OfType<EventMsg.ItemCompleted>().Count(done => done.Item is TurnItem.CommandExecution));
    }

    [Fact]
    public async Task A_call_runs_while_its_response_still_streams()
    {
        var gate = new TaskCompletionSource();
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Of(ModelReply.ExecCall("x"), gate.Task), ModelReply.Say("ok")));
        await harness.PostAsync(SessionHarness.Turn("go"));
        await harness.NextAsync<EventMsg.ItemCompleted>(done => done.Item is TurnItem.CommandExecution);
        gate.SetResult();
        Assert.Equal(TurnOutcome.Completed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
    }

    [Fact]
    public async Task A_patch_waits_for_the_commands_before_it_and_holds_back_those_behind_it()
    {
        const string Patch = "*** Begin Patch\n*** Add File: made.txt\n+made\n*** End Patch\n";
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Of(ModelReply.ExecCall("first", "c1"), ModelReply.CustomCall("apply_patch", Patch, "c2"), ModelReply.ExecCall("last", "c3")),
            ModelReply.Say("ok")));
        harness.Commands.OnStart = _ => { };
        await harness.PostAsync(SessionHarness.Turn("go"));
        var first = await harness.Commands.NextAsync();
        Assert.False(File.Exists(Path.Join(harness.Cwd, "made.txt")));
        Assert.Equal(0, harness.Commands.Untaken);
        first.Exit(0);
        var last = await harness.Commands.NextAsync();
        Assert.Equal("last", last.Script);
        Assert.Equal("made\n", await File.ReadAllTextAsync(Path.Join(harness.Cwd, "made.txt")));
        last.Exit(0);
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(
            "Exit code: 0\nWall time: 0 seconds\nOutput:\nSuccess. Updated the following files:\nA made.txt\n", harness.Model.Requests[^1].OutputOf("c2"));
    }

    [Fact]
    public async Task Arguments_of_ten_megabytes_reach_the_command_whole()
    {
        var script = "echo " + new string('x', 10 * 1024 * 1024);
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Exec(script), ModelReply.Say("ok")));
        Assert.Equal(TurnOutcome.Completed, (await harness.RunTurnAsync()).Outcome);
        Assert.Equal(script, (await harness.Commands.NextAsync()).Script);
    }

    [Fact]
    public async Task Calls_that_share_an_id_both_run_and_both_are_answered()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Of(ModelReply.ExecCall("one", "same"), ModelReply.ExecCall("two", "same")), ModelReply.Say("ok")));
        Assert.Equal(TurnOutcome.Completed, (await harness.RunTurnAsync()).Outcome);
        var input = harness.Model.Requests[^1].Input;
        Assert.Equal(2, input.Count(item => item.IsCall));
        Assert.Equal(2, input.Count(item => item.IsCallOutput));
    }

    [Fact]
    public async Task A_command_with_a_NUL_is_refused_by_the_launcher_and_told()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(ModelReply.Call("exec_command", """{"cmd":"echo \u0000 x"}"""), ModelReply.Say("ok")),
            new HarnessOptions { Commands = CommandLauncher.Create() });
        Assert.Equal(TurnOutcome.Completed, (await harness.RunTurnAsync()).Outcome);
        Assert.NotEmpty(harness.Model.Requests[^1].OutputOf("c1"));
    }

    [Fact]
    public async Task A_launcher_that_breaks_is_told_to_the_model()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Exec("x"), ModelReply.Say("ok")));
        harness.Commands.OnStart = _ => throw new InvalidOperationException("broken");
        Assert.Equal(TurnOutcome.Completed, (await harness.RunTurnAsync()).Outcome);
        Assert.NotEmpty(harness.Model.Requests[^1].OutputOf("c1"));
    }

    [Fact]
    public async Task A_command_that_cannot_start_has_the_known_output()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Exec("x"), ModelReply.Say("ok")));
        harness.Commands.OnStart = _ => throw new CommandStartException(CommandStartFailure.NotFound, "No such file or directory (os error 2)");
        await harness.RunTurnAsync();
        Assert.Equal(
            "exec_command failed: CreateProcess { message: \"Rejected(\\\"Failed to create unified exec process: No such file or directory (os error 2)\\\")\" }",
            harness.Model.Requests[^1].OutputOf("c1"));
    }

    [Fact]
    public async Task A_plan_is_told_and_answered()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(
                ModelReply.Call("update_plan", """{"explanation":"why","plan":[{"step":"a","status":"completed"},{"step":"b","status":"in_progress"}]}"""),
                ModelReply.Say("ok")),
            new HarnessOptions { Config = config => config with { UpdatePlanTool = true } });
        await harness.RunTurnAsync();
        var plan = Assert.Single(harness.Seen.OfType<EventMsg.PlanUpdate>());
        Assert.Equal("why", plan.Explanation);
        Assert.Equal([new PlanStep("a", "completed"), new PlanStep("b", "in_progress")], plan.Steps);
        Assert.Equal("Plan updated", harness.Model.Requests[^1].OutputOf("c1"));
    }

    [Fact]
    public async Task A_question_waits_for_its_answer()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(
                ModelReply.Call(
                    "request_user_input", """{"questions":[{"id":"q1","header":"h","question":"?","options":[{"label":"A","description":"a"}]}]}"""),
                ModelReply.Say("ok")),
            new HarnessOptions { CollaborationMode = "plan" });
        await harness.PostAsync(SessionHarness.Turn("go"));
        var question = await harness.NextAsync<EventMsg.UserInputRequest>();
        Assert.Equal(new EventMsg.WaitingChanged(false, true), harness.Seen.OfType<EventMsg.WaitingChanged>().Last());
        await harness.PostAsync(new Op.UserInputAnswer(question.RequestId, new Dictionary<string, IReadOnlyList<string>> { ["q1"] = ["A"] }));
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal("""{"answers":{"q1":{"answers":["A"]}}}""", harness.Model.Requests[^1].OutputOf("c1"));
        Assert.Equal(new EventMsg.WaitingChanged(false, false), harness.Seen.OfType<EventMsg.WaitingChanged>().Last());
    }

    private static async Task<string> OutputAsync(object call, bool planTool = false)
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(ModelReply.Of(call), ModelReply.Say("ok")), new HarnessOptions { Config = config => config with { UpdatePlanTool = planTool } });
        var end = await harness.RunTurnAsync();
        Assert.True(end.Outcome == TurnOutcome.Completed, end.Failure?.Message);
        return harness.Model.Requests[^1].OutputOf("c1");
    }
}
