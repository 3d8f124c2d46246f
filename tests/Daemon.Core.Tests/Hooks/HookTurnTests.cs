using Daemon.Config.Hooks;
using Daemon.Core.Agents;
using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Hooks;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Hooks;

/// <summary>Hooks in running turns: what they can hold up, change and add, and that none can harm a turn.</summary>
public sealed class HookTurnTests
{
    [Fact]
    public async Task A_refused_call_does_not_run_and_the_model_reads_why()
    {
        await using var harness = Start(
            new ScriptedModel(ModelReply.Exec("rm x"), ModelReply.Say("ok")),
            command => Print(command, command.Script == "guard" ? """{"decision":"block","reason":"not that"}""" : ""),
            Hook(HookEvent.PreToolUse, "guard", "Bash"));
        Assert.Equal(TurnOutcome.Completed, (await harness.RunTurnAsync()).Outcome);
        Assert.Contains("Command blocked by PreToolUse hook: not that. Command: rm x", LastRequest(harness), StringComparison.Ordinal);
        Assert.DoesNotContain(harness.Seen.OfType<EventMsg.ItemStarted>(), started => started.Item is TurnItem.CommandExecution);
        Assert.Equal(HookRunStatus.Blocked, Assert.Single(harness.Seen.OfType<EventMsg.HookCompleted>()).Run.Status);
    }

    [Fact]
    public async Task A_hook_may_change_what_runs_and_what_the_model_reads_of_it()
    {
        await using var harness = Start(
            new ScriptedModel(ModelReply.Exec("ls"), ModelReply.Say("ok")),
            command => Print(command, command.Script switch
            {
                "before" => """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"allow","updatedInput":{"command":"ls -a"}}}""",
                "after" => """{"decision":"block","reason":"look again","hookSpecificOutput":{"hookEventName":"PostToolUse","additionalContext":"by the way"}}""",
                _ => "out",
            }),
            Hook(HookEvent.PreToolUse, "before"),
            Hook(HookEvent.PostToolUse, "after"));
        await harness.RunTurnAsync();
        Assert.Equal("ls -a", harness.Seen.OfType<EventMsg.ItemStarted>().Select(s => s.Item).OfType<TurnItem.CommandExecution>().Single().Command[^1]);
        var request = LastRequest(harness);
        Assert.Contains("look again", request, StringComparison.Ordinal);
        Assert.Contains("by the way", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_hook_keeps_the_turn_going_and_is_told_so()
    {
        var inputs = new List<FakeCommand>();
        await using var harness = Start(
            new ScriptedModel(ModelReply.Say("one"), ModelReply.Say("two")),
            command =>
            {
                inputs.Add(command);
                Print(command, inputs.Count == 1 ? """{"decision":"block","reason":"more <b>"}""" : "");
            },
            Hook(HookEvent.Stop, "stop"));
        Assert.Equal("two", (await harness.RunTurnAsync()).LastAgentMessage?.Text);
        Assert.Contains("more &lt;b&gt;</hook_prompt>", LastRequest(harness), StringComparison.Ordinal);
        Assert.Equal("more <b>", Assert.Single(harness.Seen.OfType<EventMsg.ItemCompleted>().Select(c => c.Item).OfType<TurnItem.HookPrompt>()).Parts.Single().Text);
        Assert.Equal(["false", "true"], inputs.Select(command => command.Input.Contains("\"stop_hook_active\":true", StringComparison.Ordinal) ? "true" : "false"));
    }

    [Fact]
    public async Task An_agent_begins_and_stops_by_events_of_its_own()
    {
        var inputs = new List<FakeCommand>();
        HookDefinition[] hooks =
        [
            Hook(HookEvent.SessionStart, "session"), Hook(HookEvent.Stop, "stop"),
            Hook(HookEvent.SubagentStart, "begin", "default"), Hook(HookEvent.SubagentStop, "end", "default"), Hook(HookEvent.SubagentStop, "other", "reviewer"),
        ];
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say("one"), ModelReply.Say("two")), new HarnessOptions
        {
            Config = config => config with { Hooks = new HookCatalog(hooks, []) },
            Start = start => start with { Place = new AgentPlace { ParentThreadId = "01a1fde3-0c4c-7f32-a648-9d766ee826f0", Depth = 1 } },
        });
        harness.Commands.OnStart = command =>
        {
            inputs.Add(command);
            Print(command, command.Script == "begin"
                ? """{"hookSpecificOutput":{"hookEventName":"SubagentStart","additionalContext":"be quick"}}"""
                : inputs.Count == 2 ? """{"decision":"block","reason":"check again"}""" : "");
        };

        Assert.Equal("two", (await harness.RunTurnAsync()).LastAgentMessage?.Text);

        Assert.Equal(["begin", "end", "end"], inputs.Select(command => command.Script));
        Assert.All(inputs, command => Assert.Contains("\"agent_id\":\"01a1fde3-0c4c-7f32-a648-9d766ee826f1\",\"agent_type\":\"default\"", command.Input, StringComparison.Ordinal));
        Assert.Contains("\"stop_hook_active\":true,\"last_assistant_message\":\"two\"", inputs[2].Input, StringComparison.Ordinal);
        Assert.Contains("be quick", LastRequest(harness), StringComparison.Ordinal);
        Assert.Contains("check again", LastRequest(harness), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_prompt_ends_the_turn_without_a_request()
    {
        var model = new ScriptedModel(ModelReply.Say("never"));
        await using var harness = Start(model, command => Print(command, """{"decision":"block","reason":"bad"}"""), Hook(HookEvent.UserPromptSubmit, "check"));
        Assert.Equal(TurnOutcome.Completed, (await harness.RunTurnAsync()).Outcome);
        Assert.Empty(model.Requests);
    }

    [Fact]
    public async Task A_hook_that_hangs_is_killed_and_changes_nothing()
    {
        var hung = new TaskCompletionSource<FakeCommand>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var harness = Start(
            new ScriptedModel(ModelReply.Say("ok")), command => hung.TrySetResult(command), Hook(HookEvent.UserPromptSubmit, "sleep") with { Timeout = TimeSpan.FromSeconds(2) });
        await harness.PostAsync(SessionHarness.Turn("go"));
        var command = await hung.Task.WaitAsync(SessionHarness.Patience);
        await harness.NextAsync<EventMsg.HookStarted>();
        while (!command.Killed)
        {
            // The wait may begin a moment after the start was told.
            harness.Clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        Assert.Equal(TurnOutcome.Completed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Equal("hook timed out after 2s", Assert.Single(harness.Seen.OfType<EventMsg.HookCompleted>()).Run.Entries.Single().Text);
    }

    [Fact]
    public async Task A_hook_that_floods_is_killed_and_changes_nothing()
    {
        var flood = new string('x', 1024 * 1024);
        await using var harness = Start(
            new ScriptedModel(ModelReply.Say("ok")),
            command =>
            {
                for (var i = 0; i < 6; i++)
                {
                    command.Print(flood);
                }
            },
            Hook(HookEvent.UserPromptSubmit, "yes"));
        Assert.Equal(TurnOutcome.Completed, (await harness.RunTurnAsync()).Outcome);
        Assert.Equal("hook printed more than 4 MiB", Assert.Single(harness.Seen.OfType<EventMsg.HookCompleted>()).Run.Entries.Single().Text);
    }

    [Theory]
    [InlineData("deny", "no, because")]
    [InlineData("allow", null)]
    public async Task A_hook_may_answer_for_the_user(string behavior, string? refusal)
    {
        await using var harness = Start(
            new ScriptedModel(ModelReply.Call("exec_command", """{"cmd":"touch /x","sandbox_permissions":"require_escalated"}"""), ModelReply.Say("ok")),
            command => Print(command, command.Script == "judge"
                ? """{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":""" + $"\"{behavior}\"" + (refusal is null ? "" : $",\"message\":\"{refusal}\"") + "}}}"
                : ""),
            Hook(HookEvent.PermissionRequest, "judge"));
        await harness.RunTurnAsync();
        Assert.Empty(harness.Seen.OfType<EventMsg.ExecApprovalRequest>());
        Assert.Equal(refusal is null, harness.Seen.OfType<EventMsg.ItemStarted>().Any(started => started.Item is TurnItem.CommandExecution));
        Assert.Equal(refusal is not null, LastRequest(harness).Contains(refusal ?? "Rejected", StringComparison.Ordinal));
    }

    private static SessionHarness Start(ScriptedModel model, Action<FakeCommand> onStart, params HookDefinition[] hooks)
    {
        var harness = new SessionHarness(model, new HarnessOptions { Config = config => config with { Hooks = new HookCatalog(hooks, []) } });
        harness.Commands.OnStart = onStart;
        return harness;
    }

    private static void Print(FakeCommand command, string text)
    {
        command.Print(text);
        command.Exit(0);
    }

    private static HookDefinition Hook(HookEvent value, string command, string? matcher = null) => new()
    {
        Key = command,
        Event = value,
        Kind = HookHandlerKind.Command,
        Command = command,
        Matcher = matcher,
        Timeout = TimeSpan.FromSeconds(600),
        SourcePath = "/h/config.toml",
        Source = "user",
        Hash = "sha256:00",
        Trust = HookTrust.Trusted,
    };

    private static string LastRequest(SessionHarness harness) =>
        string.Join('\n', harness.Model.Requests[^1].Input.Select(item => System.Text.Encoding.UTF8.GetString(item.Json.Span)));
}
