using Daemon.Execution.Linux;
using Daemon.Interop.Linux;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests;

/// <summary>What outlives what.</summary>
public sealed class LifetimeTests(Fixture fixture) : IClassFixture<Fixture>
{
    private static readonly string[] Stubs = [".git", ".codex", ".agents", ".aws"];

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ASignalReachesTheCommandAndNotItsWrapper(bool namespaces)
    {
        Skip.If(!namespaces && Daemon.Interop.Linux.Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        ICommandLauncher launcher = CommandLauncher.Create(new LauncherOptions { AllowNamespaces = namespaces });
        var output = new Recorder();
        CommandSpec spec = fixture.Shell(Fixture.ReadOnly, "trap 'echo tidy; exit 3' TERM; sleep 8700 & echo up; wait");
        await using IRunningCommand command = await launcher.StartAsync(spec, output, CancellationToken.None);
        await output.SeesAsync("up\n");
        command.Signal(15);
        CommandExit exit = await command.Exited.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((3, "up\ntidy\n"), (exit.ExitCode, output.Stdout));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("filtered")]
    [InlineData("sandboxed")]
    public async Task CommandsDieWithAKilledDaemon(string kind)
    {
        string workspace = NewWorkspace();
        string word = $"{8000 + kind.Length}.{Environment.ProcessId}";
        await KillDaemonWhileItRunsAsync(kind, workspace, word);
        await Processes.GoneAsync(word);
    }

    [Fact]
    public async Task MountPointsOfAKilledDaemonAreGoneAfterTheNextCommand()
    {
        string workspace = NewWorkspace();
        string word = $"8100.{Environment.ProcessId}";
        await KillDaemonWhileItRunsAsync("sandboxed", workspace, word);
        await Processes.GoneAsync(word);
        (CommandExit exit, _) = await fixture.RunAsync(fixture.Spec(Fixture.WorkspaceWrite, "true") with { WorkingDirectory = workspace, WorkspaceRoots = [workspace] });
        Assert.Equal(0, exit.ExitCode);
        Assert.DoesNotContain(Stubs, name => Path.Exists(Path.Combine(workspace, name)));
    }

    [Fact]
    public async Task ParallelCommandsShareMountPointsAndLeaveNone()
    {
        string workspace = NewWorkspace();
        CommandSpec spec = fixture.Shell(Fixture.WorkspaceWrite, "mkdir .git 2>/dev/null && echo made; ls -A; echo done") with
        {
            WorkingDirectory = workspace,
            WorkspaceRoots = [workspace],
        };
        (CommandExit, Recorder Output)[] runs = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => fixture.RunAsync(spec)));
        Assert.All(runs, run => Assert.Equal(".agents\n.aws\n.codex\n.git\ndone\n", run.Output.Stdout));
        Assert.Empty(Directory.EnumerateFileSystemEntries(workspace));
    }

    [Fact]
    public async Task AMountPointThatTheUserFillsMeanwhileStays()
    {
        string workspace = NewWorkspace();
        var output = new Recorder();
        CommandSpec spec = fixture.Shell(Fixture.WorkspaceWrite, "echo up; read line; ls .git") with
        {
            WorkingDirectory = workspace,
            WorkspaceRoots = [workspace],
            KeepInputOpen = true,
        };
        await using IRunningCommand command = await Fixture.Launcher.StartAsync(spec, output, CancellationToken.None);
        await output.SeesAsync("up\n");
        await File.WriteAllTextAsync(Path.Combine(workspace, ".git", "config"), "mine");
        await command.WriteAsync("\n"u8.ToArray(), CancellationToken.None);
        await command.Exited.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("up\n", output.Stdout);
        Assert.Equal([".git"], Directory.EnumerateFileSystemEntries(workspace).Select(path => Path.GetFileName(path)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ExitsAreSeenWithoutProcessDescriptors(bool sandboxed)
    {
        ICommandLauncher launcher = CommandLauncher.Create(new LauncherOptions { AllowPidFd = false });
        (CommandExit exit, _) = await fixture.RunAsync(
            fixture.Shell(sandboxed ? Fixture.ReadOnly : Fixture.FullAccess, "exit 9"), launcher);
        Assert.Equal(new CommandExit(9, 0, sandboxed), exit);
    }

    [Fact]
    public async Task ABackgroundProcessThatHoldsTheStreamsDoesNotHoldTheExit()
    {
        string word = $"8200.{Environment.ProcessId}";
        var output = new Recorder();
        await using IRunningCommand command = await Fixture.Launcher.StartAsync(
            fixture.Shell(Fixture.FullAccess, $"sleep {word} & echo $!"), output, CancellationToken.None);
        CommandExit exit = await command.Exited.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, exit.ExitCode);
        Assert.True(Processes.Exists(word));
        _ = Libc.kill(int.Parse(output.Stdout, System.Globalization.CultureInfo.InvariantCulture), Libc.SIGKILL);
    }

    [Fact]
    public async Task ABackgroundProcessInASandboxEndsWithTheCommand()
    {
        string word = $"8300.{Environment.ProcessId}";
        (CommandExit exit, _) = await fixture.RunAsync(fixture.Shell(Fixture.ReadOnly, $"setsid sleep {word} & echo up"));
        Assert.Equal(0, exit.ExitCode);
        await Processes.GoneAsync(word);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("filtered")]
    [InlineData("sandboxed")]
    public async Task AKilledCommandTakesThoseAlongThatLeftIt(string kind)
    {
        PermissionProfile profile = kind switch
        {
            "plain" => Fixture.FullAccess,
            "filtered" => new PermissionProfile.External(NetworkAccess.Restricted),
            _ => Fixture.ReadOnly,
        };
        string word = $"{8400 + kind.Length}.{Environment.ProcessId}";
        string bystander = $"{8500 + kind.Length}.{Environment.ProcessId}";
        var output = new Recorder();
        await using IRunningCommand neighbour = await Fixture.Launcher.StartAsync(
            fixture.Spec(profile, "sleep", bystander), new Recorder(), CancellationToken.None);
        await using IRunningCommand command = await Fixture.Launcher.StartAsync(
            fixture.Shell(profile, $"(setsid sh -c 'setsid sleep {word} & echo up' &); wait; exec sleep {word}"), output, CancellationToken.None);
        await output.SeesAsync("up\n");
        await Processes.StartedAsync(word);
        command.Kill();
        CommandExit exit = await command.Exited.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(137, exit.ExitCode);
        await Processes.GoneAsync(word);
        Assert.True(Processes.Exists(bystander));
    }

    [Fact]
    public async Task ACommandOfADaemonThatIsACommandBelongsToBothTrees()
    {
        CommandSpec spec = fixture.Shell(Fixture.FullAccess, $"echo ${TreeMark.Variable}");
        spec = spec with { Environment = new Dictionary<string, string>(spec.Environment) { [TreeMark.Variable] = "outer-7." } };
        (_, Recorder output) = await fixture.RunAsync(spec);
        Assert.Matches("^outer-7\\.:[0-9a-f]{32}-[0-9]+\\.\n$", output.Stdout);
    }

    [Fact]
    public async Task MuchOutputIsReadWithoutAllocating()
    {
        const long Size = 200L << 20;
        var output = new AllocationMeter();
        ICommandLauncher launcher = CommandLauncher.Create();
        await using IRunningCommand command = await launcher.StartAsync(
            fixture.Spec(Fixture.FullAccess, "head", "-c", Size.ToString(System.Globalization.CultureInfo.InvariantCulture), "/dev/zero"),
            output,
            CancellationToken.None);
        await command.Exited.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(Size, output.Bytes);
        Assert.InRange(output.Allocated, 0, 1 << 20);
    }

    [Fact]
    public async Task AThrowingReceiverKillsItsCommandOnly()
    {
        var faults = new List<Exception>();
        ICommandLauncher launcher = CommandLauncher.Create(new LauncherOptions { ReceiverFault = faults.Add });
        await using IRunningCommand command = await launcher.StartAsync(
            fixture.Shell(Fixture.FullAccess, "echo x; sleep 600"), new Thrower(), CancellationToken.None);
        CommandExit exit = await command.Exited.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(137, exit.ExitCode);
        Assert.IsType<InvalidDataException>(Assert.Single(faults));
        (exit, _) = await fixture.RunAsync(fixture.Shell(Fixture.FullAccess, "exit 4"), launcher);
        Assert.Equal(4, exit.ExitCode);
    }

    private async Task KillDaemonWhileItRunsAsync(string kind, string workspace, string word)
    {
        string victim = typeof(Victim.Echo).Assembly.Location;
        var output = new Recorder();
        CommandSpec spec = fixture.Spec(Fixture.FullAccess, Environment.ProcessPath!, victim, kind, workspace, word);
        spec = spec with { Environment = new Dictionary<string, string>(spec.Environment) { ["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath)! } };
        await using IRunningCommand daemon = await Fixture.Launcher.StartAsync(spec, output, CancellationToken.None);
        await output.SeesAsync("up\n");
        Assert.True(Processes.Exists(word));
        _ = Libc.kill(daemon.OsProcessId, Libc.SIGKILL);
        await daemon.Exited.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private string NewWorkspace() => Directory.CreateDirectory(Path.Combine(fixture.Folder, Guid.NewGuid().ToString("N"))).FullName;

    private sealed class AllocationMeter : ICommandOutput
    {
        private long _start = -1;

        public long Bytes { get; private set; }

        public long Allocated { get; private set; }

        public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
        {
            Bytes += bytes.Length;
            long now = GC.GetAllocatedBytesForCurrentThread();
            _start = _start < 0 ? now : _start;
            Allocated = now - _start;
        }
    }

    private sealed class Thrower : ICommandOutput
    {
        public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes) => throw new InvalidDataException("on purpose");
    }
}
