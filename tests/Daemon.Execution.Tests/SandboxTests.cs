using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests;

/// <summary>The sandbox on the real kernel.</summary>
public sealed class SandboxTests(Fixture fixture) : IClassFixture<Fixture>
{
    [Fact]
    public async Task ReadOnlyReadsEverythingAndWritesNothing()
    {
        (CommandExit exit, Recorder output) = await fixture.RunAsync(
            fixture.Shell(Fixture.ReadOnly, "cat ../outside/victim.txt; echo x > new.txt; echo status $?"));
        Assert.Equal(0, exit.ExitCode);
        Assert.True(exit.Sandboxed);
        Assert.StartsWith("keep\nstatus ", output.Stdout, StringComparison.Ordinal);
        Assert.Contains("Read-only file system", output.Stderr, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(fixture.Workspace, "new.txt")));
    }

    [Fact]
    public async Task WorkspaceWriteWritesInsideOnly()
    {
        (_, Recorder output) = await fixture.RunAsync(
            fixture.Shell(Fixture.WorkspaceWrite, "echo in > made.txt; echo out >> ../outside/victim.txt || echo refused"));
        Assert.Equal("refused\n", output.Stdout);
        Assert.Equal("in\n", await File.ReadAllTextAsync(Path.Combine(fixture.Workspace, "made.txt")));
        Assert.Equal("keep\n", await File.ReadAllTextAsync(Path.Combine(fixture.Outside, "victim.txt")));
    }

    [Fact]
    public async Task RestrictedNetworkIsToldAndEnforced()
    {
        (_, Recorder output) = await fixture.RunAsync(fixture.Shell(
            Fixture.WorkspaceWrite, "echo $CODEX_SANDBOX_NETWORK_DISABLED; (exec 3<>/dev/tcp/127.0.0.1/9) || echo refused"));
        Assert.Equal("1\nrefused\n", output.Stdout);
    }

    [Fact]
    public async Task ProtectedNamesCannotBeMade()
    {
        (_, Recorder output) = await fixture.RunAsync(
            fixture.Shell(Fixture.WorkspaceWrite, "for n in .git .codex .agents .aws; do mkdir $n || echo x > $n/y || echo refused; done"));
        Assert.Equal(string.Concat(Enumerable.Repeat("refused\n", 4)), output.Stdout);
    }

    [Theory]
    [InlineData("no-such-program", 127)]
    [InlineData("/etc/passwd", 126)]
    public async Task ProgramsThatCannotRunGetTheShellsCodes(string program, int code)
    {
        (CommandExit exit, Recorder output) = await fixture.RunAsync(fixture.Spec(Fixture.WorkspaceWrite, program));
        Assert.Equal(code, exit.ExitCode);
        Assert.Contains(program, output.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FullDiskWithoutNetworkRunsUnderTheFilterAlone()
    {
        PermissionProfile profile = Fixture.Managed(NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Write));
        (_, Recorder output) = await fixture.RunAsync(
            fixture.Shell(profile, "grep -E '^(NoNewPrivs|Seccomp):' /proc/self/status; echo x > ../outside/full.txt && echo wrote"));
        Assert.Equal("NoNewPrivs:\t1\nSeccomp:\t2\nwrote\n", output.Stdout);
    }
}
