using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Turns;

/// <summary>Who is told what a sandbox refused.</summary>
public sealed class DeniedOperationTests
{
    private static readonly DeniedOperation Denial = new(SandboxOperation.Write, "/etc/\u00fc", "touch", 2);

    [Fact]
    public async Task A_failed_command_tells_model_and_client()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Exec("x"), ModelReply.Say("ok")));
        harness.Commands.OnStart = command => End(command, 1);
        await harness.RunTurnAsync();
        Assert.EndsWith(
            "Output:\nSandbox denials:\n[{\"operation\":\"write\",\"target\":\"/etc/\u00fc\",\"process\":\"touch\",\"count\":2}]",
            harness.Model.Requests[^1].OutputOf("c1"),
            StringComparison.Ordinal);
        Assert.Equal([Denial], Command(harness).Denials!);
    }

    [Fact]
    public async Task A_command_that_did_well_tells_nothing()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Exec("x"), ModelReply.Say("ok")));
        harness.Commands.OnStart = command => End(command, 0);
        await harness.RunTurnAsync();
        Assert.DoesNotContain("Sandbox denials", harness.Model.Requests[^1].OutputOf("c1"), StringComparison.Ordinal);
        Assert.Null(Command(harness).Denials);
    }

    [Fact]
    public async Task What_the_machine_lacks_is_said_once()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Exec("x"), ModelReply.Exec("y", "c2"), ModelReply.Say("ok")));
        harness.Commands.OnStart = command =>
        {
            command.Spec.SandboxNotice!("Commands are confined by less than usual.");
            command.Exit(0);
        };
        await harness.RunTurnAsync();
        Assert.Equal(["Commands are confined by less than usual."], harness.Seen.OfType<EventMsg.Warning>().Select(warning => warning.Message));
    }

    private static void End(FakeCommand command, int code)
    {
        command.Denials = [Denial];
        command.Exit(code);
    }

    private static TurnItem.CommandExecution Command(SessionHarness harness) =>
        harness.Seen.OfType<EventMsg.ItemCompleted>().Select(done => done.Item).OfType<TurnItem.CommandExecution>().Single();
}
