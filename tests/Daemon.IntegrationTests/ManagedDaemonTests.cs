using System.Globalization;
using System.Text.Json;
using Daemon.IntegrationTests.Harness;

namespace Daemon.IntegrationTests;

/// <summary><c>codex app-server daemon</c> from its first start to its end, and what it makes of other processes.</summary>
public sealed class ManagedDaemonTests
{
    [Fact]
    public async Task A_daemon_is_started_once_restarted_and_stopped()
    {
        using var home = new DaemonHome();
        Assert.Equal("notRunning", (await AnswerAsync(home, "stop")).GetProperty("status").GetString());
        Assert.Contains("failed to connect", (await CommandRun.OfAsync(home, "app-server", "daemon", "version")).Errors, StringComparison.Ordinal);
        var pid = 0;
        try
        {
            var started = await AnswerAsync(home, "start");
            pid = started.GetProperty("pid").GetInt32();
            Assert.Equal(("started", "pid"), (started.GetProperty("status").GetString(), started.GetProperty("backend").GetString()));
            Assert.Equal(started.GetProperty("cliVersion").GetString(), started.GetProperty("appServerVersion").GetString());
            await using var client = await SocketClient.ConnectUnixAsync(started.GetProperty("socketPath").GetString()!);
            await client.StartThreadAsync(home);

            var again = await AnswerAsync(home, "start");
            Assert.Equal("alreadyRunning", again.GetProperty("status").GetString());
            Assert.False(again.TryGetProperty("pid", out _));
            Assert.Equal("running", (await AnswerAsync(home, "version")).GetProperty("status").GetString());

            var restarted = await AnswerAsync(home, "restart");
            Assert.Equal("restarted", restarted.GetProperty("status").GetString());
            Assert.NotEqual(pid, restarted.GetProperty("pid").GetInt32());
            Assert.False(IsAlive(pid));
            pid = restarted.GetProperty("pid").GetInt32();

            var stopped = await AnswerAsync(home, "stop");
            Assert.Equal("stopped", stopped.GetProperty("status").GetString());
            Assert.False(stopped.TryGetProperty("appServerVersion", out _));
            Assert.False(IsAlive(pid));
        }
        finally
        {
            Kill(pid);
        }
    }

    /// <summary>The record names a process id that somebody else has by now: it is not signalled.</summary>
    [Fact]
    public async Task A_recycled_process_id_is_left_alone()
    {
        using var home = new DaemonHome();
        await using var bystander = await DaemonUnderTest.StartInitializedAsync(home);
        var folder = Directory.CreateDirectory(Path.Join(home.CodexHome, "app-server-daemon")).FullName;
        await File.WriteAllTextAsync(
            Path.Join(folder, "daemon.pid"),
            $$"""{"pid":{{bystander.Pid}},"processStartTime":"x","processIdentity":{"bootId":"other","startTicks":1} }""");
        Assert.Equal("notRunning", (await AnswerAsync(home, "stop")).GetProperty("status").GetString());
        Assert.True(IsAlive(bystander.Pid));
    }

    [Fact]
    public async Task A_daemon_that_somebody_else_started_is_used_and_not_stopped()
    {
        using var home = new DaemonHome();
        await using var daemon = await SocketDaemon.StartAsync(home, "--listen", "unix://");
        await Wait.UntilAsync(() => File.Exists(Path.Join(home.CodexHome, "app-server-control", "app-server-control.sock")), "it listens there, too");
        var start = await AnswerAsync(home, "start");
        Assert.Equal("alreadyRunning", start.GetProperty("status").GetString());
        Assert.False(start.TryGetProperty("backend", out _));
        var stop = await CommandRun.OfAsync(home, "app-server", "daemon", "stop");
        Assert.Equal(1, stop.ExitCode);
        Assert.Contains("is not managed by", stop.Errors, StringComparison.Ordinal);
        Assert.True(IsAlive(daemon.Pid));
    }

    [Fact]
    public async Task A_daemon_that_does_not_start_says_why()
    {
        using var home = new DaemonHome();
        await File.WriteAllTextAsync(Path.Join(home.CodexHome, "app-server-control"), "no folder");
        var run = await CommandRun.OfAsync(home, "app-server", "daemon", "start");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("control socket", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Join(home.CodexHome, "app-server-daemon", "daemon.pid")));
    }

    [Fact]
    public async Task Remote_control_is_noted()
    {
        using var home = new DaemonHome();
        Assert.True((await AnswerAsync(home, "enable-remote-control")).GetProperty("remoteControlEnabled").GetBoolean());
        Assert.Contains("true", await File.ReadAllTextAsync(Path.Join(home.CodexHome, "app-server-daemon", "settings.json")), StringComparison.Ordinal);
        Assert.Equal("disabled", (await AnswerAsync(home, "disable-remote-control")).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("systemd", "ExecReload=/bin/kill -HUP $MAINPID")]
    [InlineData("launchd", "<key>ProgramArguments</key>")]
    public async Task Service_files_are_printed_and_nothing_is_started(string manager, string expected)
    {
        using var home = new DaemonHome();
        var run = await CommandRun.OfAsync(home, "app-server", "daemon", "bootstrap", "--print", manager);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Contains(home.CodexHome, run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Join(home.CodexHome, "app-server-daemon")));
    }

    private static async Task<JsonElement> AnswerAsync(DaemonHome home, string command)
    {
        var run = await CommandRun.OfAsync(home, "app-server", "daemon", command);
        Assert.Equal("", run.ExitCode == 0 ? "" : run.Errors);
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }

    private static bool IsAlive(int pid) => Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}"))
        && !File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat")).Contains(") Z ", StringComparison.Ordinal);

    private static void Kill(int pid)
    {
        if (pid != 0 && IsAlive(pid))
        {
            DaemonUnderTest.Signal(pid, 9);
        }
    }
}
