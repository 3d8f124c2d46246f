using Daemon.Config.Model;
using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Turns;

/// <summary>Which commands of the model a client hears of when the sandbox stops them.</summary>
public sealed class DeniedCommandTests
{
    [Fact]
    public async Task A_command_that_is_denied_at_once_is_told_to_the_model_only()
    {
        await using var harness = Harness(new HarnessOptions());
        harness.Commands.OnStart = Deny;
        await harness.RunTurnAsync();
        Assert.Empty(Commands(harness));
        Assert.Contains("Read-only file system", harness.Model.Requests[1].OutputOf("c1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_denial_log_shows_it()
    {
        var features = new FeatureSet(new Dictionary<string, bool> { ["sandbox_denial_log"] = true });
        await using var harness = Harness(new HarnessOptions { Config = config => config with { Features = features } });
        harness.Commands.OnStart = Deny;
        await harness.RunTurnAsync();
        Assert.Equal(2, Commands(harness).Count);
    }

    [Fact]
    public async Task An_ordinary_failure_is_shown()
    {
        await using var harness = Harness(new HarnessOptions());
        harness.Commands.OnStart = command => command.Exit(1);
        await harness.RunTurnAsync();
        Assert.Equal(2, Commands(harness).Count);
    }

    [Fact]
    public async Task A_command_that_lives_longer_is_shown_before_it_ends_and_whatever_it_says()
    {
        await using var harness = Harness(new HarnessOptions());
        harness.Commands.OnStart = command => command.Print("working\n");
        await harness.PostAsync(SessionHarness.Turn("go"));
        var command = await harness.Commands.NextAsync();

        // The grace and the yield time of the call.
        await harness.Clock.WaitForTimersAsync(2);
        harness.Clock.Advance(TimeSpan.FromMilliseconds(150));
        await harness.NextAsync<EventMsg.ItemStarted>(started => started.Item is TurnItem.CommandExecution);
        Deny(command);
        await harness.NextAsync<EventMsg.ItemCompleted>(completed => completed.Item is TurnItem.CommandExecution);
    }

    private static SessionHarness Harness(HarnessOptions options) =>
        new(new ScriptedModel(ModelReply.Exec("echo x > /a"), ModelReply.Say("ok")), options);

    private static void Deny(FakeCommand command)
    {
        command.Print("bash: /a: Read-only file system\n");
        command.Exit(1);
    }

    private static List<EventMsg> Commands(SessionHarness harness) =>
    [
        .. harness.Seen.Where(message => message is EventMsg.ItemStarted { Item: TurnItem.CommandExecution }
            or EventMsg.ItemCompleted { Item: TurnItem.CommandExecution }),
    ];
}
