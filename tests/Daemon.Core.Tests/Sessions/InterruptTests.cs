using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Sessions;

/// <summary>Interrupts at every stage, and what the model learns of them.</summary>
public sealed class InterruptTests
{
    [Fact]
    public async Task A_stream_is_cut_and_its_half_message_forgotten()
    {
        await using var harness = new SessionHarness(new ScriptedModel(
            ModelReply.Open(ModelReply.Added("m"), ModelReply.Delta("m", "half"), ModelReply.Forever), ModelReply.Say("ok")));
        var turn = await harness.SubmitAsync(SessionHarness.Turn("go"));
        await harness.NextAsync<EventMsg.AgentMessageDelta>();
        Assert.Equal(new EventMsg.SubmissionOutcome(null, turn.TurnId), await harness.SubmitAsync(new Op.Interrupt(turn.TurnId!)));
        Assert.Equal(TurnOutcome.Interrupted, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);

        await harness.RunTurnAsync("next");
        var texts = harness.Model.Requests[^1].UserTexts();
        Assert.Equal(["go", "next"], [texts[0], texts[^1]]);
        Assert.StartsWith("<turn_aborted>", texts[1], StringComparison.Ordinal);
        Assert.DoesNotContain(harness.Model.Requests[^1].Input, item => item.Role == "assistant");
    }

    [Fact]
    public async Task A_running_command_is_killed_and_its_call_answered()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Exec("sleep"), ModelReply.Say("ok")));
        harness.Commands.OnStart = command => command.Print("some");
        await harness.PostAsync(SessionHarness.Turn("go"));
        var command = await harness.Commands.NextAsync();
        await harness.PostAsync(new Op.Interrupt(""));
        var item = await harness.NextAsync<EventMsg.ItemCompleted>(done => done.Item is TurnItem.CommandExecution);
        Assert.Equal(TurnOutcome.Interrupted, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.True(command.Killed);
        Assert.Equal((ItemStatus.Failed, -1), (((TurnItem.CommandExecution)item.Item).Status, ((TurnItem.CommandExecution)item.Item).ExitCode));

        await harness.RunTurnAsync();
        Assert.Equal("Wall time: 0.0 seconds\naborted by user", harness.Model.Requests[^1].OutputOf("c1"));
    }

    [Fact]
    public async Task A_question_is_withdrawn_and_a_late_answer_approves_nothing()
    {
        await using var harness = new SessionHarness(
            new ScriptedModel(ModelReply.Exec("rm -rf x"), ModelReply.Say("ok")));
        await harness.PostAsync(SessionHarness.Turn("go"));
        var question = await harness.NextAsync<EventMsg.ExecApprovalRequest>();
        await harness.PostAsync(new Op.Interrupt(""));
        Assert.Equal(TurnOutcome.Interrupted, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        var late = await harness.SubmitAsync(new Op.ExecApproval(question.ApprovalId, new ReviewDecision.Approved()));
        Assert.NotNull(late.Refusal);
        Assert.Equal(0, harness.Commands.Untaken);
    }

    [Fact]
    public async Task A_pause_before_a_retry_ends_at_once()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Open(ModelReply.Failure(retryable: true))));
        await harness.PostAsync(SessionHarness.Turn("go"));
        await harness.NextAsync<EventMsg.Error>();
        await harness.PostAsync(new Op.Interrupt(""));
        Assert.Equal(TurnOutcome.Interrupted, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Single(harness.Model.Requests);
    }

    [Fact]
    public async Task Nothing_to_interrupt_is_refused_unless_anything_was_meant()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Open(ModelReply.Forever)));
        Assert.Equal("no active turn to interrupt", (await harness.SubmitAsync(new Op.Interrupt("T"))).Refusal);
        Assert.Null((await harness.SubmitAsync(new Op.Interrupt(""))).Refusal);
        var turn = await harness.SubmitAsync(SessionHarness.Turn("go"));
        Assert.Equal($"expected active turn id T but found {turn.TurnId}", (await harness.SubmitAsync(new Op.Interrupt("T"))).Refusal);
    }

    [Fact]
    public async Task What_comes_while_a_turn_dies_waits_for_its_end()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Open(ModelReply.Forever), ModelReply.Say("second")));
        var first = await harness.SubmitAsync(SessionHarness.Turn("one"));
        await harness.PostAsync(new Op.Interrupt(""));
        var second = await harness.SubmitAsync(SessionHarness.Turn("two"));
        Assert.NotEqual(first.TurnId, second.TurnId);
        Assert.Contains(harness.Seen, m => m is EventMsg.TaskComplete { Outcome: TurnOutcome.Interrupted });
        Assert.Equal("second", (await harness.NextAsync<EventMsg.TaskComplete>(end => end.TurnId == second.TurnId)).LastAgentMessage!.Text);
    }

    [Fact]
    public async Task Shutdown_ends_the_turn_and_kills_its_commands()
    {
        var harness = new SessionHarness(new ScriptedModel(ModelReply.Exec("sleep")));
        harness.Commands.OnStart = _ => { };
        await harness.PostAsync(SessionHarness.Turn("go"));
        var command = await harness.Commands.NextAsync();
        await harness.PostAsync(new Op.Shutdown());
        var rest = await harness.DrainAsync();
        Assert.True(command.Killed);
        Assert.Contains(rest, m => m is EventMsg.TaskComplete { Outcome: TurnOutcome.Interrupted });
        Assert.IsType<EventMsg.SessionClosed>(rest[^1]);
        Assert.False(await harness.Session.SubmitAsync(new Submission("late", new Op.Compact()), CancellationToken.None));
        await harness.DisposeAsync();
    }

    /// <summary>Whoever submitted must hear of it, also when the session ends first.</summary>
    [Fact]
    public async Task Submissions_that_the_end_overtakes_are_refused()
    {
        var harness = new SessionHarness(new ScriptedModel(ModelReply.Open(ModelReply.Forever)));
        await harness.SubmitAsync(SessionHarness.Turn("go"));
        await harness.PostAsync(new Op.Interrupt(""));
        var posted = new List<string>();
        await harness.PostAsync(new Op.Shutdown());
        for (var i = 0; i < 20; i++)
        {
            var id = $"late {i}";
            if (await harness.Session.SubmitAsync(new Submission(id, SessionHarness.Turn("late")), CancellationToken.None))
            {
                posted.Add(id);
            }
        }

        var outcomes = new HashSet<string>();
        while (await harness.Session.WaitForEventAsync(CancellationToken.None).AsTask().WaitAsync(SessionHarness.Patience))
        {
            while (harness.Session.TryReadEvent(out var message))
            {
                if (message!.Message is EventMsg.SubmissionOutcome)
                {
                    outcomes.Add(message.SubmissionId);
                }
            }
        }

        Assert.All(posted, id => Assert.Contains(id, outcomes));
        await harness.DisposeAsync();
    }
}
