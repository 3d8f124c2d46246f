using System.Text.Json;
using Daemon.IntegrationTests.Harness;
using Daemon.Testing.Model;

namespace Daemon.IntegrationTests;

/// <summary><c>codex exec</c> and the commands about threads, as a user has them.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task The_last_message_goes_to_a_file_too()
    {
        await using var model = FakeResponsesServer.Start(ModelTurn.Say("hello there"));
        using var home = new DaemonHome(model.BaseUrl);
        var run = await CommandRun.OfAsync(home, "exec", "--skip-git-repo-check", "--color", "never", "-o", "last.txt", "hi");
        Assert.Equal((0, "hello there\n"), (run.ExitCode, run.Output));
        Assert.Equal("hello there", await File.ReadAllTextAsync(Path.Join(home.Workspace, "last.txt")));
    }

    [Theory]
    [InlineData("-o", "missing/last.txt", "last message")]
    [InlineData("--image", "missing.png", "does not exist")]
    [InlineData("--output-schema", "missing.json", "output schema")]
    [InlineData("--cd", "missing", "does not exist")]
    public async Task What_cannot_be_used_costs_no_turn(string option, string value, string problem)
    {
        await using var model = FakeResponsesServer.Start(ModelTurn.Say("never"));
        using var home = new DaemonHome(model.BaseUrl);
        var run = await CommandRun.OfAsync(home, "exec", "--skip-git-repo-check", option, value, "hi");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(problem, run.Errors, StringComparison.Ordinal);
        Assert.Empty(model.Requests);
    }

    [Fact]
    public async Task A_failed_turn_ends_with_1_and_an_empty_file()
    {
        await using var model = FakeResponsesServer.Start(ModelTurn.Status(400));
        using var home = new DaemonHome(model.BaseUrl);
        var run = await CommandRun.OfAsync(home, "exec", "--skip-git-repo-check", "-o", "last.txt", "hi");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(0, new FileInfo(Path.Join(home.Workspace, "last.txt")).Length);
    }

    [Fact]
    public async Task A_thread_is_resumed_by_its_id_its_name_or_as_the_last()
    {
        await using var model = FakeResponsesServer.Start(ModelTurn.Say("hello there"));
        using var home = new DaemonHome(model.BaseUrl);
        var thread = ThreadOf(await CommandRun.OfAsync(home, "exec", "--json", "--skip-git-repo-check", "hi"));
        await using (var daemon = await DaemonUnderTest.StartInitializedAsync(home))
        {
            await daemon.CallAsync("thread/name/set", $$"""{"threadId":"{{thread}}","name":"my thread"}""");
            daemon.CloseInput();
            Assert.Equal(0, await daemon.ExitCodeAsync());
        }

        string[][] ways = [[thread], ["my thread"], ["--last"], ["--last", "--all"]];
        foreach (var way in ways)
        {
            var run = await CommandRun.WithInputAsync(home, "more", ["exec", "resume", "--json", "--skip-git-repo-check", .. way, .. way.Contains("--last") ? [] : (string[])["-"]]);
            Assert.Equal(0, run.ExitCode);
            Assert.Equal(thread, ThreadOf(run));
        }

        var missing = await CommandRun.OfAsync(home, "exec", "resume", "no such thread", "hi");
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("no such thread", missing.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Threads_are_archived_brought_back_queued_for_and_deleted(bool running, bool overTcp)
    {
        await using var model = FakeResponsesServer.Start(ModelTurn.Say("hello there"));
        using var home = new DaemonHome(model.BaseUrl);
        var thread = ThreadOf(await CommandRun.OfAsync(home, "exec", "--json", "--skip-git-repo-check", "hi"));
        await using var daemon = running ? await SocketDaemon.StartAsync(home) : null;
        string[] where = daemon is null ? [] : ["--remote", overTcp ? daemon.Address.ToString() : "unix://" + daemon.Socket];

        async Task CheckAsync(int status, string said, params string[] arguments)
        {
            var run = await CommandRun.OfAsync(home, [.. arguments, .. where]);
            Assert.Equal(status, run.ExitCode);
            Assert.Contains(said, status == 0 ? run.Output : run.Errors, StringComparison.Ordinal);
        }

        await CheckAsync(0, $"Archived session {thread}.", "archive", thread);
        await CheckAsync(1, "is archived", "archive", thread);
        await CheckAsync(0, $"Unarchived session {thread}.", "unarchive", thread);
        await CheckAsync(0, $"for thread {thread}.", "queue", "--thread", thread, "--message", "later");
        await CheckAsync(1, "no active thread", "queue", "--thread", "unknown", "--message", "later");
        await CheckAsync(1, "--force", "delete", thread);
        await CheckAsync(1, "needs the id", "delete", "name", "--force");
        await CheckAsync(0, $"Deleted session {thread}.", "delete", thread, "--force");
        await CheckAsync(1, thread, "delete", thread, "--force");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "expected `ws://host:port`")]
    [InlineData("ws://127.0.0.1:1", "failed to connect")]
    [InlineData("unix:///nonexistent/socket", "failed to connect")]
    public async Task A_daemon_that_is_not_there_is_an_error(string remote, string problem)
    {
        using var home = new DaemonHome();
        var run = await CommandRun.OfAsync(home, "archive", "x", "--remote", remote);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(problem, run.Errors, StringComparison.Ordinal);
    }

    private static string ThreadOf(CommandRun run)
    {
        Assert.Equal("", run.ExitCode == 0 ? "" : run.Errors);
        using var first = JsonDocument.Parse(run.Output.Split('\n')[0]);
        return first.RootElement.GetProperty("thread_id").GetString()!;
    }
}
