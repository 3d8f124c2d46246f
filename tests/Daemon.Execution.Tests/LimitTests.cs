using Daemon.Execution.Linux;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests;

/// <summary>Limits of what a command may use.</summary>
public sealed class LimitTests(Fixture fixture) : IClassFixture<Fixture>
{
    private static readonly ICommandLauncher WithoutNamespaces = CommandLauncher.Create(new LauncherOptions { AllowNamespaces = false });

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AConfinedCommandHasItsLimits(bool namespaces)
    {
        Skip.IfNot(File.Exists("/usr/bin/prlimit"), "no prlimit at /usr/bin");
        Skip.If(!namespaces && Daemon.Interop.Linux.Libc.landlock_abi_version() < 3, "needs landlock ABI 3");
        CommandSpec spec = fixture.Spec(Fixture.ReadOnly, "/bin/bash", "-c", "ulimit -n; ulimit -u; ulimit -t; ulimit -f; ulimit -d; exit 5") with
        {
            Limits = new CommandLimits(MaxProcesses: 333, MaxMemoryBytes: 1L << 30, MaxOpenFiles: 77, MaxFileBytes: 4096, MaxCpuSeconds: 60),
        };
        (CommandExit exit, Recorder output) = await fixture.RunAsync(spec, namespaces ? null : WithoutNamespaces);
        Assert.Equal("77\n333\n60\n4\n1048576\n", output.Stdout);
        Assert.Equal(5, exit.ExitCode);
    }

    [Theory]
    [InlineData("no-such-program", 127)]
    [InlineData("/etc/passwd", 126)]
    public async Task LimitsDoNotHideWhyAProgramDidNotStart(string program, int code)
    {
        (CommandExit exit, Recorder output) = await fixture.RunAsync(
            fixture.Spec(Fixture.ReadOnly, program) with { Limits = new CommandLimits(MaxOpenFiles: 99) });
        Assert.Equal(code, exit.ExitCode);
        Assert.Contains(program, output.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAConfinementThereAreNoLimits()
    {
        (_, Recorder output) = await fixture.RunAsync(
            fixture.Shell(Fixture.FullAccess, "ulimit -t") with { Limits = new CommandLimits(MaxCpuSeconds: 60) });
        Assert.Equal("unlimited\n", output.Stdout);
    }

    [Theory]
    [InlineData("memory pids", "memory pids", "own", true)]
    [InlineData("", "cpu memory pids", "parent", true)]
    [InlineData("", "pids", "none", false)]
    public void AGroupIsMadeWhereControllersAreHandedOn(string ownControl, string parentControl, string expected, bool made)
    {
        string root = Directory.CreateDirectory(Path.Combine(fixture.Folder, Guid.NewGuid().ToString("N"))).FullName;
        string own = Directory.CreateDirectory(Path.Combine(root, "slice", "scope")).FullName;
        File.WriteAllText(Path.Combine(own, "cgroup.subtree_control"), ownControl + "\n");
        File.WriteAllText(Path.Combine(root, "slice", "cgroup.subtree_control"), parentControl + "\n");
        using ControlGroup? group = ControlGroup.TryMake(new CommandLimits(MaxProcesses: 50, MaxMemoryBytes: 4096), root, "/slice/scope");
        Assert.Equal(made, group is not null);
        if (group is not null)
        {
            string folder = Path.GetDirectoryName(group.MembersFile)!;
            Assert.Equal(expected == "own" ? own : Path.GetDirectoryName(own), Path.GetDirectoryName(folder));
            Assert.Equal(("50", "4096"), (File.ReadAllText(Path.Combine(folder, "pids.max")), File.ReadAllText(Path.Combine(folder, "memory.max"))));
        }
    }

    [Fact]
    public void TheOwnGroupIsFoundInThatHierarchy()
    {
        Assert.Equal(
            ("/sys/fs/cgroup/unified", "/user.slice/a"),
            ControlGroup.Locate("proc /proc proc rw 0 0\ncgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0\n", "8:pids:/x\n0::/user.slice/a\n"));
        Assert.Equal((null, null), ControlGroup.Locate("proc /proc proc rw 0 0\n", "8:pids:/x\n"));
    }
}
