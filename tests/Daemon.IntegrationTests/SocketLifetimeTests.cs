using System.Net.WebSockets;
using Daemon.IntegrationTests.Harness;
using Daemon.Testing.Model;

namespace Daemon.IntegrationTests;

/// <summary>The end of a daemon that several clients use, and what they still hear.</summary>
public sealed class SocketLifetimeTests
{
    private const int SigHup = 1;

    [Fact]
    public async Task An_idle_daemon_ends_with_0_and_removes_its_socket()
    {
        using var home = new DaemonHome();
        await using var daemon = await SocketDaemon.StartAsync(home);
        await using var client = await daemon.ConnectUnixAsync();
        daemon.Terminate();
        Assert.Null(await DrainAsync(client));
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, client.CloseStatus);
        Assert.Equal(0, await daemon.ExitCodeAsync());
        Assert.False(File.Exists(daemon.Socket));
    }

    [Fact]
    public async Task A_running_turn_may_end_first()
    {
        await using var model = FakeResponsesServer.Start(Endless(), ModelTurn.Say("other"));
        using var home = new DaemonHome(model.BaseUrl);
        await using var daemon = await SocketDaemon.StartAsync(home);
        await using var client = await daemon.ConnectAsync();
        var thread = await client.StartThreadAsync(home);
        await client.BeginTurnAsync(thread, "go");
        await client.NextAsync("item/agentMessage/delta");
        daemon.Terminate();

        // Requests are still answered, and the turn's end is what the daemon waits for.
        var turn = client.Seen.Last(m => m.TryGetProperty("method", out var name) && name.GetString() == "turn/started")
            .GetProperty("params").GetProperty("turn").GetProperty("id").GetString();
        await client.CallAsync("turn/interrupt", $$"""{"threadId":"{{thread}}","turnId":"{{turn}}"}""");
        Assert.Equal("interrupted", await EndOfTurnAsync(client));
        Assert.Equal(0, await daemon.ExitCodeAsync());
    }

    /// <summary>Whether it streams, waits for an answer or runs a command: after the time the turn is interrupted, and its client hears so.</summary>
    [Theory]
    [InlineData("stream", false)]
    [InlineData("stream", true)]
    [InlineData("question", false)]
    [InlineData("command", false)]
    public async Task After_the_time_turns_are_interrupted_and_told(string what, bool bySecondSignal)
    {
        await using var model = FakeResponsesServer.Start(what switch
        {
            "stream" => Endless(),
            "question" => ModelTurn.Call("exec_command", """{"cmd":"true","sandbox_permissions":"require_escalated","justification":"x"}"""),
            _ => ModelTurn.Call("exec_command", """{"cmd":"echo begun; sleep 1000"}"""),
        });
        using var home = new DaemonHome(model.BaseUrl);
        await using var daemon = await SocketDaemon.StartAsync(home, "--shutdown-grace", bySecondSignal ? "1000" : "0");
        await using var client = await daemon.ConnectAsync();
        await using var other = await daemon.ConnectUnixAsync();
        var thread = await client.StartThreadAsync(home, "on-request");
        await other.CallAsync("thread/list", "{}");
        await client.BeginTurnAsync(thread, "go");
        await client.NextAsync(what switch
        {
            "stream" => "item/agentMessage/delta",
            "question" => "item/commandExecution/requestApproval",
            _ => "item/commandExecution/outputDelta",
        });
        daemon.Terminate();
        if (bySecondSignal)
        {
            // The two must not become one on their way.
            await Wait.UntilAsync(() => daemon.Errors.Contains("second signal", StringComparison.Ordinal), "the first signal arrived");
            daemon.Terminate();
        }

        Assert.Equal("interrupted", await EndOfTurnAsync(client));
        Assert.Null(await DrainAsync(client));
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, client.CloseStatus);
        Assert.Equal(0, await daemon.ExitCodeAsync());

        // The record ends with the turn's end, too.
        var rollout = Directory.EnumerateFiles(Path.Join(home.CodexHome, "sessions"), $"*{thread}*", SearchOption.AllDirectories).Single();
        Assert.Contains("turn_aborted", (await File.ReadAllLinesAsync(rollout))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_standard_input_interrupts_and_tells()
    {
        await using var model = FakeResponsesServer.Start(Endless());
        using var home = new DaemonHome(model.BaseUrl);
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var thread = await daemon.StartThreadAsync(home);
        await daemon.BeginTurnAsync(thread, "go");
        await daemon.NextAsync("item/agentMessage/delta");
        daemon.CloseInput();
        var ended = await daemon.NextAsync("turn/completed");
        Assert.Equal("interrupted", ended.GetProperty("params").GetProperty("turn").GetProperty("status").GetString());
        Assert.Equal(0, await daemon.ExitCodeAsync());
    }

    [Fact]
    public async Task A_hang_up_reloads_the_configuration()
    {
        await using var model = FakeResponsesServer.Start(ModelTurn.Say("one"));
        using var home = new DaemonHome(model.BaseUrl);
        await using var daemon = await SocketDaemon.StartAsync(home);
        await using var client = await daemon.ConnectAsync();
        await client.StartThreadAsync(home);
        await File.AppendAllTextAsync(Path.Join(home.CodexHome, "config.toml"), "\nnonsense_key = 1\nsandbox_mode = 7\n");
        DaemonUnderTest.Signal(daemon.Pid, SigHup);
        var warning = await client.NextAsync("configWarning");
        Assert.Contains("sandbox_mode", warning.ToString(), StringComparison.Ordinal);
        await client.CallAsync("thread/loaded/list", "{}");
    }

    [Fact]
    public async Task Turns_of_other_clients_go_on_when_one_leaves()
    {
        await using var model = FakeResponsesServer.Start(Endless());
        using var home = new DaemonHome(model.BaseUrl);
        await using var daemon = await SocketDaemon.StartAsync(home);
        await using var watcher = await daemon.ConnectUnixAsync();
        string thread;
        await using (var client = await daemon.ConnectAsync())
        {
            thread = await client.StartThreadAsync(home);
            await client.BeginTurnAsync(thread, "go");
            await client.NextAsync("item/agentMessage/delta");
        }

        var resumed = await watcher.CallAsync("thread/resume", $$"""{"threadId":"{{thread}}"}""");
        Assert.Equal("active", resumed.GetProperty("thread").GetProperty("status").GetProperty("type").GetString());
    }

    /// <summary>A message that grows for longer than any test lasts.</summary>
    private static ModelTurn Endless() =>
        ModelTurn.SayInParts([.. Enumerable.Repeat("word ", 100_000)]).Slow(TimeSpan.FromMilliseconds(20));

    private static async Task<string?> EndOfTurnAsync(SocketClient client) =>
        (await client.NextAsync("turn/completed")).GetProperty("params").GetProperty("turn").GetProperty("status").GetString();

    /// <summary>Reads to the end of the connection; always null, or it does not return.</summary>
    private static async Task<object?> DrainAsync(SocketClient client)
    {
        while (await client.ReadAsync() is not null)
        {
        }

        return null;
    }
}
