using System.Text.Json;
using Daemon.IntegrationTests.Harness;

namespace Daemon.IntegrationTests;

/// <summary><c>codex proto</c> as a process: lines in, lines out.</summary>
public sealed class ProtoTests
{
    [Fact]
    public async Task A_session_runs_from_its_first_line_to_the_end_of_its_input()
    {
        using var home = new DaemonHome();
        using var proto = DaemonUnderTest.StartProgram(home, ["proto"]);
        var seen = new List<string>();
        await SendAsync("not json");
        await NextAsync("error");
        await SendAsync("""{"id":"1","op":{"type":"configure_session","model":"offline","approval_policy":"never","sandbox_policy":{"permissions":["disk-full-read-access","disk-write-cwd"]}}}""");
        await SendAsync("""{"id":"2","op":{"type":"user_input","items":[{"type":"text","text":"run: echo hello > made.txt"}]}}""");
        await NextAsync("task_complete");
        Assert.Equal("hello\n", await File.ReadAllTextAsync(Path.Join(home.Workspace, "made.txt")));
        await SendAsync("""{"id":"3","op":{"type":"user_input","items":[{"type":"text","text":"run: echo $$ > pid; exec sleep 600"}]}}""");
        await NextAsync("exec_command_begin");
        proto.StandardInput.Close();
        await NextAsync("task_complete");
        Assert.Null(await proto.StandardOutput.ReadLineAsync().WaitAsync(DaemonUnderTest.Patience));
        await proto.WaitForExitAsync().WaitAsync(DaemonUnderTest.Patience);
        Assert.Equal(0, proto.ExitCode);
        Assert.Equal(
            [
                " error", "1 session_configured", "2 task_started", "2 exec_command_begin", "2 exec_command_end", "2 agent_message", "2 task_complete",
                "3 task_started", "3 exec_command_begin", "3 exec_command_end", "3 task_complete",
            ],
            seen);

        Task SendAsync(string line) => proto.StandardInput.WriteLineAsync(line);

        async Task NextAsync(string type)
        {
            string? read;
            do
            {
                var line = await proto.StandardOutput.ReadLineAsync().WaitAsync(DaemonUnderTest.Patience);
                Assert.NotNull(line);
                using var message = JsonDocument.Parse(line);
                read = message.RootElement.GetProperty("msg").GetProperty("type").GetString();
                seen.Add($"{message.RootElement.GetProperty("id").GetString()} {read}");
            }
            while (read != type);
        }
    }
}
