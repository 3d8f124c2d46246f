using Daemon.Execution.Sandbox;
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
    [InlineData("ls -d /proc/[0-9]* || echo hidden", "hidden\n")]
    [InlineData("ls /proc/self/fd | head -1", "0\n")]
    [InlineData("echo x > /dev/shm/codex-test && echo private", "private\n")]
    [InlineData("ipcmk -M 1000 2>&1 | grep -o 'not permitted'", "not permitted\n")]
    public async Task PathRulesEnforceReadOnly(string script, string expected)
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        (CommandExit exit, Recorder output) = await fixture.RunAsync(
            fixture.Spec(Fixture.ReadOnly, "/bin/bash", "-c", script), WithoutNamespaces);
        Assert.Equal(expected, output.Stdout);
        Assert.True(exit.Sandboxed);
    }

    public static TheoryData<string, string> Writes => new()
    {
        { "echo in > made.txt && mkdir -p d/e && mv made.txt d/e/ && cat d/e/made.txt", "in\n" },
        { "echo x > sub/new.txt && mkdir sub/d && mv sub/new.txt top.txt && cat top.txt", "x\n" },
        { "echo x >> there.txt && cat there.txt", "there\nx\n" },
        { "mv sub renamed && mkdir sub && echo x > sub/a && echo y > renamed/b && cat sub/a renamed/b", "x\ny\n" },
        { "touch new && chmod 751 new && touch -d 2001-02-03T04:05:06Z new && stat -c '%a %Y' new", "751 981173106\n" },
        { "umask 027; mkdir m; touch f; stat -c %a m f", "750\n640\n" },
        { "ln -s there.txt l && ln there.txt h && echo x > l && cat h && rm l h && rmdir sub && ls", "x\nthere.txt\n" },
        { "mkfifo p && stat -c %F p", "fifo\n" },
        { "(echo one > /dev/stderr) 2> log && cat log", "one\n" },
        { "truncate -s 3 there.txt && cat there.txt", "the" },
        { "echo 'echo ran' > s.sh && chmod +x s.sh && ./s.sh", "ran\n" },
        { "for i in 1 2 3 4 5 6 7 8 9; do cp /bin/true t$i && ./t$i || echo busy; done", "" },
        { "echo out >> ../outside/victim.txt || echo refused", "refused\n" },
        { "ln ../outside/victim.txt stolen || echo refused", "refused\n" },
        { "ln -s ../outside/victim.txt way && echo x >> way || echo refused", "refused\n" },
        { "ln -s ../outside away && echo x > away/new || echo refused", "refused\n" },
        { "mv ../outside/victim.txt . || echo refused", "refused\n" },
        { "mv there.txt ../outside/ || echo refused", "refused\n" },
        { "chmod 777 ../outside/victim.txt || echo refused", "refused\n" },
        { "ln -s ../outside/victim.txt way && touch -d 2001-02-03 way || echo refused", "refused\n" },
        { "cd ../outside && echo x > new || echo refused", "refused\n" },
        { "echo x > .git/config || echo refused", "refused\n" },
        { "echo x > sub/../.git/config || echo refused", "refused\n" },
        { "echo x > /proc/self/cwd/.git/config || echo refused", "refused\n" },
        { "ln -s .git g && echo x > g/config || echo refused", "refused\n" },
        { "chmod 777 .git || echo refused", "refused\n" },
        { "mv .git g2 || echo refused", "refused\n" },
        { "rmdir .git || echo refused", "refused\n" },
        { "mv -T sub .git || echo refused", "refused\n" },
        { "mkdir .codex || echo refused", "refused\n" },
        { "ln -s sub .codex || echo refused", "refused\n" },
        { "mv sub .agents || echo refused", "refused\n" },
        { "mknod disk b 7 0 || echo refused", "refused\n" },
    };

    [SkippableTheory]
    [MemberData(nameof(Writes))]
    public async Task PathRulesEnforceAWritableFolderWithProtectedNames(string script, string expected)
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        string root = NewWorkspace();
        Directory.CreateDirectory(Path.Combine(root, ".git"));
        (CommandExit exit, Recorder output) = await fixture.RunAsync(Writable(root, script), WithoutNamespaces);
        Assert.Equal(expected, output.Stdout);
        Assert.True(exit.Sandboxed);
        Assert.Equal("keep\n", File.ReadAllText(Path.Combine(fixture.Outside, "victim.txt")));
        Assert.Equal(["victim.txt"], Directory.EnumerateFileSystemEntries(fixture.Outside).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(root, ".git")));
        Assert.False(Path.Exists(Path.Combine(root, ".codex")));
    }

    /// <summary>
    /// One thread asks for folders while another changes the text of the path: what is judged must be what is acted on.
    /// </summary>
    [SkippableFact]
    public async Task APathThatChangesWhileItIsJudgedGainsNothing()
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        Skip.IfNot(File.Exists("/usr/bin/python3"), "needs Python");
        string root = NewWorkspace();
        Directory.CreateDirectory(Path.Combine(root, ".git"));
        File.WriteAllText(Path.Combine(root, "race.py"), """
            import ctypes, threading
            libc = ctypes.CDLL(None)
            path = ctypes.create_string_buffer(b"free/x", 16)
            over = False
            def change():
                while not over:
                    ctypes.memmove(path, b".git/x\0", 7)
                    ctypes.memmove(path, b"free/x\0", 7)
            thread = threading.Thread(target=change)
            thread.start()
            libc.mkdir(b"free", 0o755)
            made = 0
            for _ in range(3000):
                if libc.mkdir(path, 0o755) == 0:
                    made += 1
                    libc.rmdir(b"free/x")
            over = True
            thread.join()
            print("made" if made else "none")
            """);
        (_, Recorder output) = await fixture.RunAsync(Writable(root, "python3 race.py"), WithoutNamespaces);
        Assert.Equal("made\n", output.Stdout);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(root, ".git")));
    }

    [SkippableTheory]
    [InlineData("cat ../outside/victim.txt", "keep\n")]
    [InlineData("cat ../outside/secret.txt || echo refused", "refused\n")]
    [InlineData("ls ../outside", "secret.txt\nvictim.txt\n")]
    [InlineData("ln ../outside/secret.txt s; cat s || echo refused", "refused\n")]
    [InlineData("ln -s ../outside/secret.txt s; cat s || echo refused", "refused\n")]
    [InlineData("mv ../outside o; cat o/secret.txt ../outside/secret.txt || echo refused", "refused\n")]
    [InlineData("mkdir d; echo new > d/f; cat d/f; ls d", "new\nf\n")]
    [InlineData("cat dir/key || ls dir || echo refused", "refused\n")]
    [InlineData("mv dir other; cat other/key || echo refused", "refused\n")]
    [InlineData("echo x > later.env; cat later.env || echo refused", "refused\n")]
    public async Task PathRulesHideContents(string script, string expected)
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        string secret = Path.Combine(fixture.Outside, "secret.txt");
        File.WriteAllText(secret, "TOPSECRET\n");
        try
        {
            string root = NewWorkspace();
            Directory.CreateDirectory(Path.Combine(root, "dir"));
            File.WriteAllText(Path.Combine(root, "dir", "key"), "TOPSECRET\n");
            PermissionProfile profile = Fixture.Managed(
                NetworkAccess.Restricted,
                Fixture.Root(FileSystemAccess.Read),
                new FileSystemEntry(new FileSystemTarget.Path(secret), FileSystemAccess.Deny),
                Fixture.Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Write),
                Fixture.Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Deny, "dir"),
                Fixture.Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Deny, "**/*.env"));
            (_, Recorder output) = await fixture.RunAsync(
                fixture.Shell(profile, script) with { WorkingDirectory = root, WorkspaceRoots = [root] }, WithoutNamespaces);
            Assert.Equal(expected, output.Stdout);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [SkippableFact]
    public async Task AProcessThatLeftItsSessionEndsWithTheCommand()
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        string word = $"8600.{Environment.ProcessId}";
        string root = NewWorkspace();
        string script = $"env -i setsid sh -c 'setsid sh -c \"touch one; exec sleep {word}\" & touch two; exec sleep {word}' >/dev/null 2>&1 & "
            + "while [ ! -e one ] || [ ! -e two ]; do :; done";
        (CommandExit exit, _) = await fixture.RunAsync(Writable(root, script), WithoutNamespaces);
        Assert.Equal(0, exit.ExitCode);
        await Processes.GoneAsync(word);
    }

    [SkippableFact]
    public async Task WhatStandsInIsSaidBeforeTheStart()
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        var notices = new List<string>();
        PermissionProfile hiding = Fixture.Managed(NetworkAccess.Restricted, Fixture.Special(SpecialPathKind.Minimal, FileSystemAccess.Read));
        await fixture.RunAsync(fixture.Shell(hiding, "true") with { SandboxNotice = notices.Add }, WithoutNamespaces);
        await fixture.RunAsync(fixture.Shell(Fixture.FullAccess, "true") with { SandboxNotice = notices.Add }, WithoutNamespaces);
        string notice = Assert.Single(notices);
        Assert.StartsWith("Commands are confined by landlock rules", notice, StringComparison.Ordinal);
        Assert.Contains("switched off by an option", notice, StringComparison.Ordinal);
        Assert.Contains("Names and sizes of hidden files", notice, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task TheDaemonsSocketsAreOutOfReachWithTheNetworkOn()
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        Skip.IfNot(File.Exists("/usr/bin/python3"), "needs Python");
        string control = Directory.CreateDirectory(Path.Combine(fixture.Folder, "control")).FullName;
        ICommandLauncher launcher = CommandLauncher.Create(new LauncherOptions { AllowNamespaces = false, ControlSocketFolders = [control] });
        PermissionProfile profile = Fixture.Managed(NetworkAccess.Enabled, Fixture.Root(FileSystemAccess.Read));
        const string Script = """
            import socket
            def test(*kind):
                try:
                    [s.close() for s in socket.socketpair(*kind)] if kind else socket.socket(socket.AF_UNIX).close()
                    return "yes"
                except OSError:
                    return "no"
            print(test(), test(socket.AF_UNIX, socket.SOCK_STREAM), test(socket.AF_UNIX, socket.SOCK_DGRAM))
            socket.socket(socket.AF_INET).close()
            """;
        (_, Recorder output) = await fixture.RunAsync(fixture.Spec(profile, "python3", "-c", Script), launcher);
        Assert.Equal("no yes no\n", output.Stdout);
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
    public async Task RulesForTheNetworkAreMoreThanPathRulesCanSay()
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        ISandboxInspector inspector = CommandLauncher.CreateInspector(new LauncherOptions { AllowNamespaces = false });
        SandboxExplanation explanation = await inspector.ExplainAsync(
            fixture.Shell(Fixture.Managed(NetworkAccess.Proxied, Fixture.Root(FileSystemAccess.Read)), "true"), CancellationToken.None);
        Assert.Equal(SandboxMechanism.Unavailable, explanation.Mechanism);
        Assert.Contains("the managed proxy would not be the only way out", explanation.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingRunsUnconfinedWhenNoMechanismIsLeft()
    {
        var refused = await Assert.ThrowsAsync<CommandStartException>(
            () => fixture.RunAsync(fixture.Shell(Fixture.ReadOnly, "true"), WithNothing));
        Assert.Equal(CommandStartFailure.SandboxUnavailable, refused.Failure);
    }

    [Theory]
    [InlineData(0, "Landlock is missing from this kernel")]
    [InlineData(2, "Landlock of this kernel is too old")]
    public async Task AKernelWithoutEitherIsNamed(int version, string reason)
    {
        ICommandLauncher launcher = CommandLauncher.Create(new LauncherOptions { AllowNamespaces = false, PathRulesVersion = version });
        var refused = await Assert.ThrowsAsync<CommandStartException>(() => fixture.RunAsync(fixture.Shell(Fixture.ReadOnly, "true"), launcher));
        Assert.Equal(CommandStartFailure.SandboxUnavailable, refused.Failure);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task OlderPathRulesConfineFiles(int version)
    {
        Skip.If(Libc.landlock_abi_version() < version, "needs a newer landlock");
        ICommandLauncher launcher = CommandLauncher.Create(new LauncherOptions { AllowNamespaces = false, PathRulesVersion = version });
        string root = NewWorkspace();
        (_, Recorder output) = await fixture.RunAsync(
            Writable(root, "echo x > new; cat new; echo x >> ../outside/victim.txt || mkdir .git || echo refused"), launcher);
        Assert.Equal("x\nrefused\n", output.Stdout);
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

    private string NewWorkspace()
    {
        string root = Directory.CreateDirectory(Path.Combine(fixture.Folder, Guid.NewGuid().ToString("N"))).FullName;
        Directory.CreateDirectory(Path.Combine(root, "sub"));
        File.WriteAllText(Path.Combine(root, "there.txt"), "there\n");
        return root;
    }

    private CommandSpec Writable(string root, string script) =>
        fixture.Shell(Fixture.WorkspaceWrite, script) with { WorkingDirectory = root, WorkspaceRoots = [root] };

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
