using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Sessions;

/// <summary>Input for a turn that runs.</summary>
public sealed class SteerTests
{
    [Fact]
    public async Task Input_cuts_a_response_that_has_called_nothing()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Open(ModelReply.Added("m"), ModelReply.Delta("m", "old"), ModelReply.Forever), ModelReply.Say("new")));
        var turn = await harness.SubmitAsync(SessionHarness.Turn("go"));
        await harness.NextAsync<EventMsg.AgentMessageDelta>();
        var steer = await harness.SubmitAsync(Steer(turn.TurnId!, "rather this"));
        Assert.Equal(new EventMsg.SubmissionOutcome(null, turn.TurnId), steer);
        var end = await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal((turn.TurnId, "new"), (end.TurnId, end.LastAgentMessage!.Text));
        Assert.Equal(["go", "rather this"], harness.Model.Requests[^1].UserTexts());
        Assert.DoesNotContain(harness.Model.Requests[^1].Input, item => item.Role == "assistant");
    }

    [Fact]
    public async Task Input_waits_for_the_output_of_a_command()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Exec("x"), ModelReply.Say("ok")));
        harness.Commands.OnStart = _ => { };
        var turn = await harness.SubmitAsync(SessionHarness.Turn("go"));
        var command = await harness.Commands.NextAsync();
        await harness.SubmitAsync(Steer(turn.TurnId!, "also this"));
        command.Exit(0);
        await harness.NextAsync<EventMsg.TaskComplete>();
        var input = harness.Model.Requests[^1].Input;
        Assert.True(input[^2].IsCallOutput);
        Assert.Equal(["go", "also this"], harness.Model.Requests[^1].UserTexts());
    }

    [Fact]
    public async Task A_turn_that_starts_while_one_runs_joins_it()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Open(ModelReply.Forever), ModelReply.Say("both")));
        var first = await harness.SubmitAsync(SessionHarness.Turn("one"));
        await harness.Model.NextRequestAsync();
        var second = await harness.SubmitAsync(SessionHarness.Turn("two", new SettingsPatch { Model = "other" }));
        Assert.Equal(first.TurnId, second.TurnId);
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(["one", "two"], harness.Model.Requests[^1].UserTexts());
        Assert.Equal("mock-model", harness.Model.Requests[^1].Model);
        Assert.Equal("other", harness.Session.Settings.Model);
        Assert.Single(harness.Seen.OfType<EventMsg.TaskStarted>());
    }

    [Fact]
    public async Task Steering_names_the_turn_that_runs()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Open(ModelReply.Forever)));
        Assert.Equal("no active turn to steer", (await harness.SubmitAsync(Steer("T", "x"))).Refusal);
        var turn = await harness.SubmitAsync(SessionHarness.Turn("go"));
        Assert.Equal($"expected active turn id `T` but found `{turn.TurnId}`", (await harness.SubmitAsync(Steer("T", "x"))).Refusal);
    }

    [Fact]
    public async Task Compaction_cannot_be_steered_and_a_turn_waits_for_it()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Say("first"), ModelReply.Open(ModelReply.Forever), ModelReply.Say("after")));
        await harness.RunTurnAsync();
        await harness.Model.NextRequestAsync();
        await harness.SubmitAsync(new Op.Compact());
        await harness.Model.NextRequestAsync();
        var started = harness.Session.ActiveTurnId!;
        Assert.Equal("cannot steer a compact turn", (await harness.SubmitAsync(Steer(started, "x"))).Refusal);
        var waiting = await harness.PostAsync(SessionHarness.Turn("later"));
        await harness.PostAsync(new Op.Interrupt(started));
        var outcome = await harness.OutcomeAsync(waiting);
        Assert.NotEqual(started, outcome.TurnId);
        Assert.Equal("after", (await harness.NextAsync<EventMsg.TaskComplete>(end => end.TurnId == outcome.TurnId)).LastAgentMessage!.Text);
    }

    [Fact]
    public async Task Settings_apply_to_the_next_turn_and_are_told_when_they_change()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say("ok")));
        await harness.SubmitAsync(new Op.UpdateSettings(new SettingsPatch { ReasoningEffort = Change.To("high") }));
        await harness.NextAsync<EventMsg.SettingsApplied>();
        await harness.SubmitAsync(new Op.UpdateSettings(new SettingsPatch { ReasoningEffort = Change.To("high"), WorkspaceRoots = [harness.Cwd] }));
        await harness.RunTurnAsync();
        Assert.Single(harness.Seen.OfType<EventMsg.SettingsApplied>());
        Assert.Equal("high", harness.Model.Requests[^1].ReasoningEffort);
    }

    private static Op.Steer Steer(string turnId, string text) => new(turnId, [new UserInput.PlainText(text)]);
}
