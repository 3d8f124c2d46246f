using Daemon.IntegrationTests.Harness;

namespace Daemon.IntegrationTests;

/// <summary>Turns of the offline provider whose commands meet the real sandbox.</summary>
public sealed class SandboxedTurnTests
{
    [Fact]
    public async Task A_command_runs_and_its_output_is_told()
    {
        using var home = new DaemonHome();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var thread = await daemon.StartThreadAsync(home);
        await daemon.BeginTurnAsync(thread, "run: echo hello > made.txt; cat made.txt");
        var item = await daemon.CompletedCommandAsync();
        Assert.Equal("completed", item.GetProperty("status").GetString());

        // The profile of the machine's login shell may print as well.
        Assert.EndsWith("hello\n", item.GetProperty("aggregatedOutput").GetString(), StringComparison.Ordinal);
        var turn = (await daemon.NextAsync("turn/completed")).GetProperty("params").GetProperty("turn");
        Assert.Equal("completed", turn.GetProperty("status").GetString());
        Assert.Equal("hello\n", await File.ReadAllTextAsync(Path.Join(home.Workspace, "made.txt")));
    }

    [Fact]
    public async Task Writing_outside_the_workspace_is_denied()
    {
        using var home = new DaemonHome();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var thread = await daemon.StartThreadAsync(home);
        await daemon.BeginTurnAsync(thread, $"run: echo x > {home.Outside} || echo refused");
        Assert.EndsWith("refused\n", (await daemon.CompletedCommandAsync()).GetProperty("aggregatedOutput").GetString(), StringComparison.Ordinal);
        Assert.False(File.Exists(home.Outside));
    }

    [Fact]
    public async Task The_network_is_denied()
    {
        using var home = new DaemonHome();
        await using var model = Testing.Model.FakeResponsesServer.Start();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var thread = await daemon.StartThreadAsync(home);
        var port = new Uri(model.BaseUrl).Port;
        await daemon.BeginTurnAsync(thread, $"run: (exec 3<>/dev/tcp/127.0.0.1/{port}) && echo reached || echo refused");
        Assert.EndsWith("refused\n", (await daemon.CompletedCommandAsync()).GetProperty("aggregatedOutput").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_is_told_with_the_failed_command()
    {
        using var home = new DaemonHome();
        await File.AppendAllTextAsync(Path.Join(home.CodexHome, "config.toml"), "[features]\nsandbox_denial_log = true\n");
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var thread = await daemon.StartThreadAsync(home);
        await daemon.BeginTurnAsync(thread, $"run: touch {home.Outside}");
        var item = await daemon.CompletedCommandAsync();
        Assert.Equal("failed", item.GetProperty("status").GetString());
        var denial = item.GetProperty("sandboxDenials").EnumerateArray().Single(denial => denial.GetProperty("process").GetString() == "touch");
        Assert.Equal(("create", home.Outside), (denial.GetProperty("operation").GetString(), denial.GetProperty("target").GetString()));
    }

    [Fact]
    public async Task A_read_only_thread_writes_nothing()
    {
        using var home = new DaemonHome();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var thread = await daemon.StartThreadAsync(home, "read-only");
        await daemon.BeginTurnAsync(thread, "run: echo x > made.txt || echo refused");
        Assert.EndsWith("refused\n", (await daemon.CompletedCommandAsync()).GetProperty("aggregatedOutput").GetString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Join(home.Workspace, "made.txt")));
    }

    [Fact]
    public async Task The_denial_log_shows_a_command_that_the_sandbox_stops_at_once()
    {
        using var home = new DaemonHome();
        await File.AppendAllTextAsync(Path.Join(home.CodexHome, "config.toml"), "[features]\nsandbox_denial_log = true\n");
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var thread = await daemon.StartThreadAsync(home, "read-only");
        await daemon.BeginTurnAsync(thread, "run: exec 2>&1; echo x > made.txt");
        var item = await daemon.CompletedCommandAsync();
        Assert.Equal("failed", item.GetProperty("status").GetString());
        Assert.False(File.Exists(Path.Join(home.Workspace, "made.txt")));
    }
}
