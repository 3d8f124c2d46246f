using System.Text;

namespace Daemon.Execution.Tests;

/// <summary>Starting, streams, terminal, exit and death of commands, without a sandbox.</summary>
public sealed class LaunchTests(Fixture fixture) : IClassFixture<Fixture>
{
    [Fact]
    public async Task StreamsAreKeptApartAndTheStatusIsPassedOn()
    {
        (CommandExit exit, Recorder output) = await fixture.RunAsync(fixture.Shell(Fixture.FullAccess, "pwd; echo err >&2; exit 3"));
        Assert.Equal(new CommandExit(3, 0, Sandboxed: false), exit);
        Assert.Equal(fixture.Workspace + "\n", output.Stdout);
        Assert.Equal("err\n", output.Stderr);
    }

    [Fact]
    public async Task DeathBySignalIs128PlusTheSignal()
    {
        (CommandExit exit, _) = await fixture.RunAsync(fixture.Shell(Fixture.FullAccess, "kill -TERM $$"));
        Assert.Equal(new CommandExit(143, 15, Sandboxed: false), exit);
    }

    [Theory]
    [InlineData("no-such-program", CommandStartFailure.NotFound, "No such file or directory (os error 2)")]
    [InlineData("/etc/passwd", CommandStartFailure.NotExecutable, "Permission denied (os error 13)")]
    public async Task ProgramsThatCannotStartAreRefused(string program, CommandStartFailure failure, string message)
    {
        var refused = await Assert.ThrowsAsync<CommandStartException>(() => fixture.RunAsync(fixture.Spec(Fixture.FullAccess, program)));
        Assert.Equal((failure, message), (refused.Failure, refused.Message));
    }

    [Fact]
    public async Task AMissingWorkingDirectoryIsRefused()
    {
        CommandSpec spec = fixture.Shell(Fixture.FullAccess, "true") with { WorkingDirectory = fixture.Workspace + "/none" };
        var refused = await Assert.ThrowsAsync<CommandStartException>(() => fixture.RunAsync(spec));
        Assert.Equal(CommandStartFailure.BadWorkingDirectory, refused.Failure);
    }

    [Fact]
    public async Task InputIsEmptyUnlessKeptOpen()
    {
        (CommandExit exit, Recorder output) = await fixture.RunAsync(fixture.Spec(Fixture.FullAccess, "cat"));
        Assert.Equal((0, ""), (exit.ExitCode, output.Stdout));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InputLargerThanThePipeArrivesWhole(bool sandboxed)
    {
        byte[] data = Encoding.ASCII.GetBytes(new string('x', 3_000_000));
        var output = new Recorder();
        CommandSpec spec = fixture.Spec(sandboxed ? Fixture.ReadOnly : Fixture.FullAccess, "wc", "-c") with { KeepInputOpen = true };
        await using IRunningCommand command = await Fixture.Launcher.StartAsync(spec, output, CancellationToken.None);
        await command.WriteAsync(data, CancellationToken.None);
        command.CloseInput();
        await command.Exited.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("3000000\n", output.Stdout);
        await Assert.ThrowsAsync<IOException>(() => command.WriteAsync(data, CancellationToken.None).AsTask());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InterruptReachesTheForegroundOfATerminal(bool sandboxed)
    {
        var output = new Recorder();
        CommandSpec spec = fixture.Shell(
            sandboxed ? Fixture.ReadOnly : Fixture.FullAccess, "trap 'echo got-it' INT; stty size; sh -c 'echo ready; exec sleep 60'; echo on; read line; echo \"line=$line\"") with
        {
            Terminal = TerminalSize.Default,
        };
        await using IRunningCommand command = await Fixture.Launcher.StartAsync(spec, output, CancellationToken.None);
        await output.SeesAsync("24 80\r\nready\r\n");
        await command.WriteAsync("\u0003"u8.ToArray(), CancellationToken.None);
        await output.SeesAsync("got-it\r\non\r\n");
        await command.WriteAsync("typed\n"u8.ToArray(), CancellationToken.None);
        CommandExit exit = await command.Exited.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, exit.ExitCode);
        Assert.Contains("line=typed", output.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KillEndsDescendantsThatLeftTheGroup(bool sandboxed)
    {
        string tag = (sandboxed ? "7611." : "7610.") + Environment.ProcessId;
        var output = new Recorder();
        CommandSpec spec = fixture.Shell(
            sandboxed ? Fixture.ReadOnly : Fixture.FullAccess, $"setsid sh -c 'sleep {tag}; :' & sleep {tag} & echo up; wait");
        await using IRunningCommand command = await Fixture.Launcher.StartAsync(spec, output, CancellationToken.None);
        await output.SeesAsync("up\n");
        command.Kill();
        CommandExit exit = await command.Exited.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(137, exit.ExitCode);
        await Processes.GoneAsync(tag);
    }
}
