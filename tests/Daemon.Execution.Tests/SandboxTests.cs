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

    [Theory]
    [InlineData("cat secret.txt || echo refused", "refused\n")]
    [InlineData("cat alias.txt || echo refused", "refused\n")]
    [InlineData("cat hard.txt || echo refused", "refused\n")]
    [InlineData("echo x > secret.txt || echo refused", "refused\n")]
    [InlineData("mv secret.txt s2 || echo refused", "refused\n")]
    [InlineData("ls docs | wc -l", "0\n")]
    [InlineData("cat docs/private.txt || echo refused", "refused\n")]
    [InlineData("cat docs/public/p.txt", "open\n")]
    [InlineData("cat sub/x.env || echo refused", "refused\n")]
    [InlineData("cat sub/plain.txt", "plain\n")]
    [InlineData("echo x > later.txt || echo refused", "refused\n")]
    public async Task DeniedPathsCannotBeReadOrWritten(string script, string expected)
    {
        string root = MakeSecrets();
        PermissionProfile profile = Fixture.Managed(
            NetworkAccess.Restricted,
            Fixture.Root(FileSystemAccess.Read),
            Roots(FileSystemAccess.Write),
            Roots(FileSystemAccess.Deny, "secret.txt"),
            Roots(FileSystemAccess.Deny, "docs"),
            Roots(FileSystemAccess.Read, "docs/public"),
            Roots(FileSystemAccess.Deny, "**/*.env"),
            Roots(FileSystemAccess.Deny, "later.txt"));
        (_, Recorder output) = await fixture.RunAsync(fixture.Shell(profile, script) with { WorkingDirectory = root, WorkspaceRoots = [root] });
        Assert.Equal(expected, output.Stdout);
        Assert.Equal("TOPSECRET\n", await File.ReadAllTextAsync(Path.Combine(root, "secret.txt")));
        Assert.False(File.Exists(Path.Combine(root, "later.txt")));
    }

    [Theory]
    [InlineData("cat ../outside/victim.txt || echo refused", "refused\n")]
    [InlineData("cat /etc/passwd >/dev/null && ls /usr/bin >/dev/null && echo ok", "ok\n")]
    [InlineData("echo x > made.txt && cat made.txt", "x\n")]
    [InlineData("mkdir /new || echo refused", "refused\n")]
    public async Task MinimalViewShowsSystemAndWorkspaceOnly(string script, string expected)
    {
        PermissionProfile profile = Fixture.Managed(
            NetworkAccess.Restricted, Fixture.Special(SpecialPathKind.Minimal, FileSystemAccess.Read), Roots(FileSystemAccess.Write));
        (_, Recorder output) = await fixture.RunAsync(fixture.Shell(profile, script));
        Assert.Equal(expected, output.Stdout);
    }

    [Theory]
    [InlineData("echo x > /proc/sys/kernel/hostname || echo refused", "refused\n")]
    [InlineData("grep -E '^(NoNewPrivs|Seccomp|CapEff|CapBnd):' /proc/self/status | tr -d '\\t 0\\n'", "CapEff:CapBnd:NoNewPrivs:1Seccomp:2")]
    [InlineData("unshare -Ur true || echo refused", "refused\n")]
    [InlineData("ls -d /proc/[0-9]* | wc -l | sed 's/^.$/few/'", "few\n")]
    public async Task PrivilegesAreGone(string script, string expected)
    {
        (_, Recorder output) = await fixture.RunAsync(fixture.Shell(Fixture.WorkspaceWrite, script));
        Assert.Equal(expected, output.Stdout);
    }

    [Fact]
    public async Task VariablesReachTheCommandButNotTheWrapper()
    {
        CommandSpec spec = fixture.Shell(Fixture.ReadOnly, "printf '%s|%s' \"$ODD\" \"$LD_PRELOAD\"");
        spec = spec with
        {
            Environment = new Dictionary<string, string>(spec.Environment) { ["ODD"] = "\u00fc \n\"x\"", ["LD_PRELOAD"] = "/none.so" },
        };
        (_, Recorder output) = await fixture.RunAsync(spec);
        Assert.Equal("\u00fc \n\"x\"|/none.so", output.Stdout);
        Assert.DoesNotContain("bwrap", output.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANulCannotSmuggleArguments()
    {
        CommandSpec spec = fixture.Shell(Fixture.ReadOnly, "true");
        spec = spec with { Environment = new Dictionary<string, string> { ["A"] = "b\0--bind\0/\0/" } };
        await Assert.ThrowsAsync<CommandStartException>(() => fixture.RunAsync(spec));
    }

    private static FileSystemEntry Roots(FileSystemAccess access, string? child = null) =>
        Fixture.Special(SpecialPathKind.WorkspaceRoots, access, child);

    private string MakeSecrets()
    {
        string root = Directory.CreateDirectory(Path.Combine(fixture.Folder, Guid.NewGuid().ToString("N"))).FullName;
        foreach ((string path, string content) in new[]
        {
            ("secret.txt", "TOPSECRET"), ("docs/private.txt", "TOPSECRET"), ("docs/public/p.txt", "open"), ("sub/x.env", "TOPSECRET"), ("sub/plain.txt", "plain"),
        })
        {
            string file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content + "\n");
        }

        File.CreateSymbolicLink(Path.Combine(root, "alias.txt"), "secret.txt");
        HardLink.Create(Path.Combine(root, "secret.txt"), Path.Combine(root, "hard.txt"));
        return root;
    }
}
