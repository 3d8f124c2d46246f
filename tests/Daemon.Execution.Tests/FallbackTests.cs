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
        foreach (string thread in Directory.GetDirectories("/proc/self/task"))
        {
            try
            {
                Assert.Contains("Seccomp:\t0", await File.ReadAllTextAsync(thread + "/status"), StringComparison.Ordinal);
            }
            catch (IOException)
            {
                // A thread of the pool that has ended meanwhile.
            }
        }
    }
}
