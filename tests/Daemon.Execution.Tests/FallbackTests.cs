using Daemon.Interop.Linux;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests;

/// <summary>What happens where namespaces cannot be used.</summary>
public sealed class FallbackTests(Fixture fixture) : IClassFixture<Fixture>
{
    private static readonly ICommandLauncher WithoutNamespaces = CommandLauncher.Create(new LauncherOptions { AllowNamespaces = false });

    private static readonly ICommandLauncher WithNothing = CommandLauncher.Create(
        new LauncherOptions { AllowNamespaces = false, AllowPathRules = false });

    [SkippableTheory]
    [InlineData("cat ../outside/victim.txt", "keep\n")]
    [InlineData("echo x > new.txt || echo refused", "refused\n")]
    [InlineData("echo x >> ../outside/victim.txt || echo refused", "refused\n")]
    [InlineData("chmod 777 ../outside/victim.txt || echo refused", "refused\n")]
    [InlineData("touch ../outside/victim.txt || echo refused", "refused\n")]
    [InlineData("(exec 3<>/dev/tcp/127.0.0.1/9) 2>&1 | grep -m1 -o 'not permitted'", "not permitted\n")]
    [InlineData("grep -E '^(NoNewPrivs|Seccomp|CapEff|CapBnd):' /proc/self/status | tr -d '\\t 0\\n'", "CapEff:CapBnd:NoNewPrivs:1Seccomp:2")]
    [InlineData("kill -0 $PPID || echo refused", "refused\n")]
    [InlineData("ls / >/dev/null && ls /dev/null", "/dev/null\n")]
    [InlineData("for disk in /dev/vda /dev/sda /dev/nvme0n1; do head -c1 $disk && echo read; done; echo over", "over\n")]
    [InlineData("ipcmk -M 1000 2>&1 | grep -o 'not permitted'", "not permitted\n")]
    public async Task PathRulesEnforceReadOnly(string script, string expected)
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        (CommandExit exit, Recorder output) = await fixture.RunAsync(
            fixture.Spec(Fixture.ReadOnly, "/bin/bash", "-c", script), WithoutNamespaces);
        Assert.Equal(expected, output.Stdout);
        Assert.True(exit.Sandboxed);
    }

    public static TheoryData<string, PermissionProfile> Inexpressible => new()
    {
        { "writes to a folder with protected names", Fixture.WorkspaceWrite },
        { "hides a file", Fixture.Managed(NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Read), new FileSystemEntry(new FileSystemTarget.Path("/etc/passwd"), FileSystemAccess.Deny)) },
        { "shows only some folders", Fixture.Managed(NetworkAccess.Restricted, Fixture.Special(SpecialPathKind.Minimal, FileSystemAccess.Read)) },
    };

    public static TheoryData<string, string, bool> Writes => new()
    {
        { "echo in > made.txt && mkdir -p d/e && mv made.txt d/e/ && cat d/e/made.txt", "in\n", false },
        { "echo out >> ../outside/victim.txt || echo refused", "refused\n", false },
        { "touch new && chmod 777 new || echo refused", "refused\n", false },
        { "ln ../outside/victim.txt stolen || echo refused", "refused\n", false },
        { "echo x > new.txt || echo refused", "refused\n", true },
        { "echo x > sub/new.txt && mkdir sub/d && cat sub/new.txt", "x\n", true },
        { "echo x >> there.txt && cat there.txt", "there\nx\n", true },
        { "echo x > .git/config || echo refused", "refused\n", true },
        { "mv .git g2 || echo refused", "refused\n", true },
        { "mkdir .codex || echo refused", "refused\n", true },
        { "echo out >> ../outside/victim.txt || echo refused", "refused\n", true },
    };

    [SkippableTheory]
    [MemberData(nameof(Writes))]
    public async Task PathRulesEnforceWritableFolders(string script, string expected, bool hasProtectedNames)
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        string root = Directory.CreateDirectory(Path.Combine(fixture.Folder, Guid.NewGuid().ToString("N"))).FullName;
        Directory.CreateDirectory(Path.Combine(root, "sub"));
        File.WriteAllText(Path.Combine(root, "there.txt"), "there\n");
        PermissionProfile profile = Fixture.Managed(
            NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Read), new FileSystemEntry(new FileSystemTarget.Path(root), FileSystemAccess.Write));
        if (hasProtectedNames)
        {
            Directory.CreateDirectory(Path.Combine(root, ".git"));
        }

        CommandSpec spec = fixture.Shell(profile, script) with { WorkingDirectory = root, PreferPathRules = hasProtectedNames };
        (CommandExit exit, Recorder output) = await fixture.RunAsync(spec, WithoutNamespaces);
        Assert.Equal(expected, output.Stdout);
        Assert.True(exit.Sandboxed);
        Assert.Equal("keep\n", File.ReadAllText(Path.Combine(fixture.Outside, "victim.txt")));
    }

    [SkippableFact]
    public async Task ABackgroundProcessEndsWithTheCommand()
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        string word = $"8500.{Environment.ProcessId}";
        (CommandExit exit, _) = await fixture.RunAsync(fixture.Spec(Fixture.ReadOnly, "/bin/bash", "-c", $"sleep {word} & echo up"), WithoutNamespaces);
        Assert.Equal(0, exit.ExitCode);
        await Processes.GoneAsync(word);
    }

    [SkippableFact]
    public async Task NarrowedPathRulesHideContents()
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        string secret = Path.Combine(fixture.Outside, "secret.txt");
        File.WriteAllText(secret, "TOPSECRET\n");
        PermissionProfile profile = Fixture.Managed(
            NetworkAccess.Restricted,
            Fixture.Root(FileSystemAccess.Read),
            new FileSystemEntry(new FileSystemTarget.Path(secret), FileSystemAccess.Deny));
        (_, Recorder output) = await fixture.RunAsync(
            fixture.Shell(profile, "cat ../outside/victim.txt; cat ../outside/secret.txt || echo refused") with { PreferPathRules = true });
        Assert.Equal("keep\nrefused\n", output.Stdout);
    }

    [Theory]
    [MemberData(nameof(Inexpressible))]
    public async Task MoreThanPathRulesCanSayIsRefused(string what, PermissionProfile profile)
    {
        var refused = await Assert.ThrowsAsync<CommandStartException>(
            () => fixture.RunAsync(fixture.Shell(profile, "touch ran"), WithoutNamespaces));
        Assert.Equal((what, CommandStartFailure.SandboxUnavailable), (what, refused.Failure));
        Assert.False(File.Exists(Path.Combine(fixture.Workspace, "ran")));
    }

    [Fact]
    public async Task NothingRunsUnconfinedWhenNoMechanismIsLeft()
    {
        var refused = await Assert.ThrowsAsync<CommandStartException>(
            () => fixture.RunAsync(fixture.Shell(Fixture.ReadOnly, "true"), WithNothing));
        Assert.Equal(CommandStartFailure.SandboxUnavailable, refused.Failure);
    }

    [Fact]
    public async Task FullAccessNeedsNoMechanism()
    {
        (CommandExit exit, _) = await fixture.RunAsync(fixture.Shell(Fixture.FullAccess, "exit 7"), WithNothing);
        Assert.Equal(new CommandExit(7, 0, Sandboxed: false), exit);
    }

    [SkippableFact]
    public async Task NoThreadOfTheDaemonIsLeftRestricted()
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.RunAsync(fixture.Spec(Fixture.ReadOnly, "true"), WithoutNamespaces)));
        Assert.All(Threads(), status => Assert.Contains("Seccomp:\t0", status, StringComparison.Ordinal));
    }

    /// <summary>The states of all threads but those that are made to be restricted, of tests that run beside this one.</summary>
    private static IEnumerable<string> Threads()
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc/self/task"))
        {
            string status;
            try
            {
                status = File.ReadAllText(folder + "/status");
            }
            catch (IOException)
            {
                // It ended.
                continue;
            }

            if (!status.StartsWith("Name:\tConfinedSpawn\n", StringComparison.Ordinal) && !status.StartsWith("Name:\tSupervision", StringComparison.Ordinal))
            {
                yield return status;
            }
        }
    }
}
