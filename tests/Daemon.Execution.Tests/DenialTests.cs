using Daemon.Execution.Sandbox.Linux.Supervision;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests;

/// <summary>What supervised commands are refused, on the real kernel.</summary>
public sealed class DenialTests(Fixture fixture) : IClassFixture<Fixture>
{
    private static readonly ICommandLauncher WithoutNamespaces = CommandLauncher.Create(new LauncherOptions { AllowNamespaces = false });

    private static readonly PermissionProfile FilterAlone = Fixture.Managed(NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Write));

    [SkippableTheory]
    [InlineData("echo x > $O/new.txt", SandboxOperation.Create, "$O/new.txt", "bash")]
    [InlineData("echo x >> $O/victim.txt", SandboxOperation.Write, "$O/victim.txt", "bash")]
    [InlineData("cd $O && rm -f victim.txt", SandboxOperation.Delete, "$O/victim.txt", "rm")]
    [InlineData("mkdir ../outside/d", SandboxOperation.Create, "$O/d", "mkdir")]
    [InlineData("mv $O/victim.txt .", SandboxOperation.Rename, "$O/victim.txt", "mv")]
    [InlineData("chmod 600 $O/victim.txt", SandboxOperation.ChangeAttributes, "$O/victim.txt", "chmod")]
    [InlineData("mkdir .git/x", SandboxOperation.Create, "$W/.git/x", "mkdir")]
    [InlineData("exec 3<>/dev/tcp/127.0.0.1/9", SandboxOperation.Network, "IPv4 stream socket", "bash")]
    public async Task RefusalsAreListed(string script, SandboxOperation operation, string target, string process)
    {
        SkipUnlessPossible();
        IReadOnlyList<DeniedOperation>? denials = await RunAsync(Fixture.WorkspaceWrite, script, null);
        Assert.Contains(denials!, denial => (denial.Operation, denial.Target, denial.Process) == (operation, Expand(target), process));
    }

    [SkippableFact]
    public async Task WhatIsAllowedIsNotListed()
    {
        SkipUnlessPossible();
        IReadOnlyList<DeniedOperation>? denials = await RunAsync(
            Fixture.WorkspaceWrite, "echo x > a && mkdir -p d /usr/lib && mv a d/ && rm -r d; rm -f nothing $O/nothing; echo > /dev/null; cat $O/victim.txt", null);
        Assert.Equal([], denials!);
    }

    [SkippableFact]
    public async Task TheSameRefusalIsListedOnce()
    {
        SkipUnlessPossible();
        IReadOnlyList<DeniedOperation>? denials = await RunAsync(Fixture.ReadOnly, "for i in 1 2 3; do echo x > $O/again; done", null);
        Assert.Equal([new DeniedOperation(SandboxOperation.Create, Expand("$O/again"), "bash", 3)], denials!);
    }

    [SkippableTheory]
    [InlineData(true, "echo x > $O/new.txt", SandboxOperation.Create, "$O/new.txt")]
    [InlineData(true, "chmod 600 $O/victim.txt", SandboxOperation.ChangeAttributes, "$O/victim.txt")]
    [InlineData(true, "exec 3<>/dev/tcp/127.0.0.1/9", SandboxOperation.Network, "IPv4 stream socket")]
    [InlineData(false, "exec 3<>/dev/tcp/127.0.0.1/9", SandboxOperation.Network, "IPv4 stream socket")]
    public async Task TheOtherRunnersListTheirsToo(bool readOnly, string script, SandboxOperation operation, string target)
    {
        SkipUnlessPossible();
        Skip.If(Daemon.Interop.Linux.Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        IReadOnlyList<DeniedOperation>? denials = await RunAsync(readOnly ? Fixture.ReadOnly : FilterAlone, script, WithoutNamespaces);
        Assert.Contains(denials!, denial => (denial.Operation, denial.Target) == (operation, Expand(target)));
    }

    [SkippableTheory]
    [InlineData(true, "unshare -m true", "unshare (namespaces)")]
    [InlineData(true, "mount -t tmpfs none /mnt", "mount")]
    [InlineData(true, "python3 -c 'import ctypes; ctypes.CDLL(None).syscall(425, 1, 0)'", "io_uring_setup")]
    [InlineData(true, "python3 -c 'import ctypes; ctypes.CDLL(None).syscall(250 if __import__(\"platform\").machine() == \"x86_64\" else 219, 0, 0)'", "keyctl")]
    [InlineData(false, "unshare -m true", "unshare (namespaces)")]
    public async Task RefusedServicesOfTheKernelAreListed(bool namespaces, string script, string name)
    {
        SkipUnlessPossible();
        Skip.IfNot(File.Exists("/usr/bin/python3"), "needs Python");
        Skip.If(Daemon.Interop.Linux.Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        IReadOnlyList<DeniedOperation>? denials = await RunAsync(Fixture.WorkspaceWrite, script, namespaces ? null : WithoutNamespaces);
        Assert.Contains(denials!, denial => (denial.Operation, denial.Target) == (SandboxOperation.SystemCall, name));
    }

    [Fact]
    public async Task NothingIsRecordedUnasked()
    {
        var output = new Recorder();
        await using IRunningCommand command = await Fixture.Launcher.StartAsync(
            fixture.Shell(Fixture.ReadOnly, "echo x > /nope"), output, CancellationToken.None);
        await command.Exited.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Null(command.Denials);
    }

    [SkippableTheory]
    [InlineData("swap.txt", "swap.txt")]
    [InlineData("fresh.env", "fresh.env")]
    [InlineData("fresh.env", "/proc/self/cwd/fresh.env")]
    [InlineData("fresh.env", "link-to-fresh")]
    [InlineData("sub/fresh.env", "sub/../sub/fresh.env")]
    public async Task DeniedNamesStayDeniedWhenTheFileIsNew(string file, string readAs)
    {
        SkipUnlessPossible();
        string root = Directory.CreateDirectory(Path.Combine(fixture.Folder, Guid.NewGuid().ToString("N"))).FullName;
        Directory.CreateDirectory(Path.Combine(root, "sub"));
        await File.WriteAllTextAsync(Path.Combine(root, "swap.txt"), "TOPSECRET\n");
        File.CreateSymbolicLink(Path.Combine(root, "link-to-fresh"), "fresh.env");
        PermissionProfile profile = Fixture.Managed(
            NetworkAccess.Restricted,
            Fixture.Root(FileSystemAccess.Read),
            Fixture.Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Write),
            Fixture.Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Deny, "swap.txt"),
            Fixture.Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Deny, "**/*.env"));
        var output = new Recorder();
        CommandSpec spec = fixture.Shell(profile, $"echo up; read go; cat {readAs} || echo refused; mv {file} other && cat other || echo refused; cat plain");
        await using IRunningCommand command = await Fixture.Launcher.StartAsync(
            spec with { WorkingDirectory = root, WorkspaceRoots = [root], KeepInputOpen = true }, output, CancellationToken.None);
        await output.SeesAsync("up\n");
        string written = Path.Combine(root, "written");
        await File.WriteAllTextAsync(written, "TOPSECRET\n");
        File.Move(written, Path.Combine(root, file), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(root, "plain"), "plain\n");
        await command.WriteAsync("\n"u8.ToArray(), CancellationToken.None);
        await command.Exited.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("up\nrefused\nrefused\nplain\n", output.Stdout);
    }

    [SkippableFact]
    public async Task ASupervisedCommandDiesWithItsKill()
    {
        SkipUnlessPossible();
        string word = $"8400.{Environment.ProcessId}";
        await using (IRunningCommand command = await Fixture.Launcher.StartAsync(
            fixture.Shell(Fixture.ReadOnly, $"sleep {word} & wait") with { RecordDenials = true }, new Recorder(), CancellationToken.None))
        {
            command.Kill();
            Assert.Equal(137, (await command.Exited.WaitAsync(TimeSpan.FromSeconds(30))).ExitCode);
        }

        await Processes.GoneAsync(word);
    }

    private static void SkipUnlessPossible() => Skip.IfNot(SupervisionProbe.IsPossible, "this kernel or a supervisor around us allows none");

    private string Expand(string text) => text.Replace("$O", fixture.Outside, StringComparison.Ordinal).Replace("$W", fixture.Workspace, StringComparison.Ordinal);

    private async Task<IReadOnlyList<DeniedOperation>?> RunAsync(PermissionProfile profile, string script, ICommandLauncher? launcher)
    {
        await using IRunningCommand command = await (launcher ?? Fixture.Launcher).StartAsync(
            fixture.Spec(profile, "/bin/bash", "-c", Expand(script)) with { RecordDenials = true }, new Recorder(), CancellationToken.None);
        await command.Exited.WaitAsync(TimeSpan.FromSeconds(30));
        return command.Denials;
    }
}
