using System.Globalization;
using Daemon.IntegrationTests.Harness;

namespace Daemon.IntegrationTests;

/// <summary>Tool servers as real processes: who shares them and when they end.</summary>
public sealed class ToolServerTests
{
    private const string Server = """
        import json, os, subprocess, sys
        open(sys.argv[1], "a").write("%d\n" % os.getpid())
        child = subprocess.Popen(["sleep", "1000"])
        open(sys.argv[1], "a").write("%d\n" % child.pid)
        for line in sys.stdin:
            m = json.loads(line)
            if "id" not in m: continue
            r = {"initialize": {"protocolVersion": "2025-06-18", "capabilities": {"tools": {}}, "serverInfo": {"name": "s", "version": "1"}},
                 "tools/list": {"tools": [{"name": "pid", "inputSchema": {"type": "object"}, "annotations": {"readOnlyHint": True}}]},
                 "tools/call": {"content": [{"type": "text", "text": str(os.getpid())}]}}[m["method"]]
            print(json.dumps({"jsonrpc": "2.0", "id": m["id"], "result": r}), flush=True)
        """;

    [SkippableFact]
    public async Task Threads_share_a_server_until_the_last_one_is_gone()
    {
        using var home = HomeWithServer();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var first = await daemon.StartThreadAsync(home);
        var second = await daemon.StartThreadAsync(home);
        Assert.Equal(await CallAsync(daemon, first), await CallAsync(daemon, second));
        var processes = Processes(home);
        Assert.Equal(2, processes.Count);

        await daemon.RunTurnAsync(first, "say: x");
        await daemon.CallAsync("thread/archive", $$"""{"threadId":"{{first}}"}""");
        Assert.Equal(processes[0].ToString(CultureInfo.InvariantCulture), await CallAsync(daemon, second));
        await daemon.RunTurnAsync(second, "say: x");
        await daemon.CallAsync("thread/archive", $$"""{"threadId":"{{second}}"}""");
        await Wait.UntilAsync(() => !processes.Any(IsAlive), "the server and its child are gone");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_the_daemon_is_the_end_of_its_servers(bool crash)
    {
        using var home = HomeWithServer();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        await CallAsync(daemon, await daemon.StartThreadAsync(home));
        var processes = Processes(home);
        if (crash)
        {
            await daemon.CrashAsync();
        }
        else
        {
            daemon.CloseInput();
            Assert.Equal(0, await daemon.ExitCodeAsync());
        }

        await Wait.UntilAsync(() => !processes.Any(IsAlive), "the server and its child are gone");
    }

    [SkippableFact]
    public async Task A_server_that_fails_is_told_and_harms_no_turn()
    {
        using var home = HomeWithServer();
        await File.AppendAllTextAsync(
            Path.Join(home.CodexHome, "config.toml"),
            "\n[mcp_servers.flood]\ncommand = \"sh\"\nargs = [\"-c\", \"yes | tr -d '\\\\n'\"]\nstartup_timeout_sec = 2\n[mcp_servers.none]\ncommand = \"/nonexistent\"\n");
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var thread = await daemon.StartThreadAsync(home);
        Assert.Equal("completed", (await daemon.RunTurnAsync(thread, "say: x")).GetProperty("status").GetString());
        var list = await daemon.CallAsync("mcpServerStatus/list", $$"""{"threadId":"{{thread}}","serverName":"none"}""");
        Assert.Equal("failed", list.GetProperty("data")[0].GetProperty("runtimeStatus").GetString());
        Assert.Equal("MCP startup failed: No such file or directory (os error 2)", list.GetProperty("data")[0].GetProperty("toolsError").GetString());
    }

    private static DaemonHome HomeWithServer()
    {
        Skip.IfNot(File.Exists("/usr/bin/python3"), "the server of these tests is a Python script");
        var home = new DaemonHome();
        var script = Path.Join(home.CodexHome, "server.py");
        File.WriteAllText(script, Server);
        File.AppendAllText(
            Path.Join(home.CodexHome, "config.toml"),
            $"""

             [mcp_servers.pids]
             command = "/usr/bin/python3"
             args = ["{script}", "{PidFile(home)}"]
             """);
        return home;
    }

    private static string PidFile(DaemonHome home) => Path.Join(home.CodexHome, "pids");

    private static List<int> Processes(DaemonHome home) =>
        [.. File.ReadAllLines(PidFile(home)).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];

    private static bool IsAlive(int pid) => Directory.Exists($"/proc/{pid}");

    /// <summary>The process that answers.</summary>
    private static async Task<string> CallAsync(DaemonUnderTest daemon, string thread) =>
        (await daemon.CallAsync("mcpServer/tool/call", $$"""{"threadId":"{{thread}}","server":"pids","tool":"pid"}"""))
        .GetProperty("content")[0].GetProperty("text").GetString()!;
}
