using System.Text;

namespace Daemon.AppServer.Tests.Exec;

public sealed class ExecTests
{
    private const string Free = ""","sandboxPolicy":{"type":"dangerFullAccess"}}""";

    [Theory]
    [InlineData("""{"command":[]}""", -32600, "command must not be empty")]
    [InlineData("""{"command":["true"],"tty":true}""", -32600, "command/exec tty or streaming requires a client-supplied processId")]
    [InlineData("""{"command":["true"],"size":{"rows":1,"cols":1}}""", -32602, "command/exec size requires tty: true")]
    [InlineData("""{"command":["true"],"timeoutMs":-1}""", -32602, "command/exec timeoutMs must be non-negative, got -1")]
    [InlineData("""{"command":["true"],"timeoutMs":1,"disableTimeout":true}""", -32602, "command/exec cannot set both timeoutMs and disableTimeout")]
    [InlineData("""{"command":["true"],"sandboxPolicy":{"type":"readOnly"},"permissionProfile":":workspace"}""", -32600, "`permissionProfile` cannot be combined with `sandboxPolicy`")]
    public async Task Contradictions_are_refused(string parameters, int code, string message)
    {
        await using var host = await ExecHost.StartAsync();
        var error = (await host.CallAsync("command/exec", parameters))["error"]!;
        Assert.Equal((code, message), ((int)error["code"]!, (string)error["message"]!));
    }

    [SkippableFact]
    public async Task Output_status_and_environment_come_back()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "commands run on Linux only");
        await using var host = await ExecHost.StartAsync();
        var result = (await host.CallAsync(
            "command/exec",
            """{"command":["/bin/sh","-c","echo $KEPT-$GONE-$NEW; echo e >&2; exit 7"],"env":{"GONE":null,"NEW":"2"}""" + Free))["result"]!;
        Assert.Equal((7, "1--2\n", "e\n"), ((int)result["exitCode"]!, (string)result["stdout"]!, (string)result["stderr"]!));
    }

    [SkippableFact]
    public async Task Time_limit_and_cap_cut_a_command_short()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "commands run on Linux only");
        await using var host = await ExecHost.StartAsync();
        var late = (await host.CallAsync("command/exec", """{"command":["sleep","600"],"timeoutMs":50""" + Free))["result"]!;
        Assert.Equal(124, (int)late["exitCode"]!);
        var cut = (await host.CallAsync("command/exec", """{"command":["printf","abcdef"],"outputBytesCap":3""" + Free))["result"]!;
        Assert.Equal("abc", (string)cut["stdout"]!);
    }

    [SkippableFact]
    public async Task Streams_input_and_output_of_a_named_command()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "commands run on Linux only");
        await using var host = await ExecHost.StartAsync();
        var run = await host.SendAsync("command/exec", """{"command":["cat"],"processId":"p","streamStdin":true,"streamStdoutStderr":true""" + Free);
        Assert.NotNull((await host.CallAsync("command/exec/write", """{"processId":"p","deltaBase64":"aGk="}"""))["result"]);
        var delta = await host.NotificationAsync("command/exec/outputDelta");
        Assert.Equal(("p", "stdout", "hi"), ((string)delta["processId"]!, (string)delta["stream"]!, Encoding.UTF8.GetString(Convert.FromBase64String((string)delta["deltaBase64"]!))));
        Assert.NotNull((await host.CallAsync("command/exec/write", """{"processId":"p","closeStdin":true}"""))["result"]);
        var result = (await host.ResponseAsync(run))["result"]!;
        Assert.Equal((0, ""), ((int)result["exitCode"]!, (string)result["stdout"]!));
        var gone = (await host.CallAsync("command/exec/terminate", """{"processId":"p"}"""))["error"]!;
        Assert.Equal("no active command/exec for process id \"p\"", (string)gone["message"]!);
    }

    [SkippableTheory]
    [InlineData("false", 137)]
    [InlineData("true", 1)]
    public async Task Terminate_kills(string tty, int exitCode)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "commands run on Linux only");
        await using var host = await ExecHost.StartAsync();
        var run = await host.SendAsync("command/exec", $$"""{"command":["sleep","600"],"disableTimeout":true,"processId":"p","tty":{{tty}}""" + Free);
        Assert.NotNull((await host.CallAsync("command/exec/terminate", """{"processId":"p"}"""))["result"]);
        Assert.Equal(exitCode, (int)(await host.ResponseAsync(run))["result"]!["exitCode"]!);
    }

    [SkippableFact]
    public async Task A_missing_program_is_a_spawn_failure_without_a_sandbox()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "commands run on Linux only");
        await using var host = await ExecHost.StartAsync();
        var error = (await host.CallAsync("command/exec", """{"command":["no-such-program-x"]""" + Free))["error"]!;
        Assert.Equal("failed to spawn command: No such file or directory (os error 2)", (string)error["message"]!);
    }

    [SkippableFact]
    public async Task A_spawned_process_is_answered_then_told()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "commands run on Linux only");
        await using var host = await ExecHost.StartAsync();
        var cwd = ExecHost.Quote(host.Workspace);
        var spawn = $$"""{"command":["/bin/sh","-c","echo hi; exit 3"],"processHandle":"h","cwd":{{cwd}}}""";
        Assert.NotNull((await host.CallAsync("process/spawn", spawn))["result"]);
        var end = await host.NotificationAsync("process/exited");
        Assert.Equal((3, "hi\n", false), ((int)end["exitCode"]!, (string)end["stdout"]!, (bool)end["stdoutCapReached"]!));
    }

    [SkippableFact]
    public async Task A_client_that_leaves_takes_its_processes_along()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "commands run on Linux only");
        await using var host = await ExecHost.StartAsync();
        var cwd = ExecHost.Quote(host.Workspace);
        await host.CallAsync(
            "process/spawn",
            $$"""{"command":["/bin/sh","-c","echo $$; exec sleep 600"],"processHandle":"h","cwd":{{cwd}},"timeoutMs":null,"streamStdoutStderr":true}""");
        var delta = await host.NotificationAsync("process/outputDelta");
        var pid = int.Parse(Encoding.ASCII.GetString(Convert.FromBase64String((string)delta["deltaBase64"]!)), System.Globalization.CultureInfo.InvariantCulture);
        using var process = System.Diagnostics.Process.GetProcessById(pid);
        await host.LeaveAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.HasExited);
    }
}
