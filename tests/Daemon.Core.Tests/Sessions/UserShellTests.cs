using Daemon.Core.History;
using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Sessions;

/// <summary>Commands of the user, in turns of their own and within others.</summary>
public sealed class UserShellTests
{
    [Fact]
    public async Task A_command_is_a_turn_of_its_own_without_the_model_and_is_told_later()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say("ok")));
        harness.Commands.OnStart = command =>
        {
            command.Print("hi\n");
            command.Exit(3);
        };
        await harness.SubmitAsync(new Op.RunUserShellCommand("make it", null));
        Assert.Equal(TurnOutcome.Completed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Empty(harness.Model.Requests);
        await harness.RunTurnAsync("and?");
        Assert.Contains(Texts(harness), text => text.StartsWith("<user_shell_command>", StringComparison.Ordinal) && text.Contains("Exit code: 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_may_outlive_the_turn_that_it_came_into()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Of(gate.Task, ModelReply.Message("done")), ModelReply.Say("ok")));
        harness.Commands.OnStart = _ => { };
        await harness.SubmitAsync(SessionHarness.Turn("go"));
        await harness.Model.NextRequestAsync();
        await harness.SubmitAsync(new Op.RunUserShellCommand("long", null));
        var command = await harness.Commands.NextAsync();
        gate.SetResult();
        await harness.NextAsync<EventMsg.TaskComplete>();
        command.Exit(0);
        await harness.NextAsync<EventMsg.ItemCompleted>(completed => completed.Item is TurnItem.CommandExecution);
        await harness.RunTurnAsync("and?");
        Assert.Equal(TurnOutcome.Completed, harness.Seen.OfType<EventMsg.TaskComplete>().Last().Outcome);
    }

    [Fact]
    public async Task The_end_of_the_session_kills_a_command_that_has_outlived_its_turn()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Of(gate.Task, ModelReply.Message("done"))));
        harness.Commands.OnStart = _ => { };
        await harness.SubmitAsync(SessionHarness.Turn("go"));
        await harness.Model.NextRequestAsync();
        await harness.SubmitAsync(new Op.RunUserShellCommand("long", null));
        var command = await harness.Commands.NextAsync();
        gate.SetResult();
        await harness.NextAsync<EventMsg.TaskComplete>();
        await harness.PostAsync(new Op.Shutdown());
        Assert.IsType<EventMsg.SessionClosed>((await harness.DrainAsync())[^1]);
        Assert.True(command.Killed);
    }

    private static IEnumerable<string> Texts(SessionHarness harness) => harness.Model.Requests[^1].Input.Select(ResponseItems.TextOf);
}
