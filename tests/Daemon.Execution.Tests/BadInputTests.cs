using Daemon.Interop.Linux;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests;

/// <summary>Places that are unusual, and profiles that cannot be had.</summary>
public sealed class BadInputTests(Fixture fixture) : IClassFixture<Fixture>
{
    public static TheoryData<string> Names => new() { "with blank", "line\nbreak", "quote\"s'\\", "ünï 雪", "--option", "star*[x]?", new string('n', 255) };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AWorkspaceMayHaveAnyName(string name)
    {
        string root = Directory.CreateDirectory(Path.Combine(NewFolder(), name)).FullName;
        (CommandExit exit, Recorder output) = await fixture.RunAsync(Writable(root, "echo x > made; mkdir .git/d || echo refused; cat made"));
        Assert.Equal((0, "refused\nx\n"), (exit.ExitCode, output.Stdout));
    }

    [Fact]
    public async Task AWorkspaceMayBeAsDeepAsTheKernelAllows()
    {
        string root = NewFolder();
        while (root.Length < 3900)
        {
            root = Path.Combine(root, new string('d', Math.Min(200, 3900 - root.Length)));
        }

        Directory.CreateDirectory(root);
        (_, Recorder output) = await fixture.RunAsync(Writable(root, "echo x > made; cat made; echo y > ../out || echo refused"));
        Assert.Equal("x\nrefused\n", output.Stdout);
    }

    [Fact]
    public async Task AWorkspaceThatLinksToItselfIsRefused()
    {
        string loop = Path.Combine(NewFolder(), "loop");
        File.CreateSymbolicLink(loop, loop);
        await RefusedAsync(Writable(NewFolder(), "true") with { WorkspaceRoots = [loop] }, "symbolic links");
    }

    [Fact]
    public async Task AWritableFolderThatIsMissingIsNamed()
    {
        string missing = Path.Combine(NewFolder(), "missing");
        PermissionProfile profile = Fixture.Managed(
            NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Read), new FileSystemEntry(new FileSystemTarget.Path(missing), FileSystemAccess.Write));
        await RefusedAsync(fixture.Shell(profile, "true"), missing);
    }

    [Fact]
    public async Task AWorkspaceThatWentAwayIsNotMade()
    {
        string missing = Path.Combine(NewFolder(), "missing");
        CommandSpec spec = Writable(NewFolder(), "echo ran") with { WorkspaceRoots = [missing] };
        (_, Recorder output) = await fixture.RunAsync(spec);
        Assert.Equal("ran\n", output.Stdout);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public async Task AWorkspaceInADeniedFolderCanBeWorkedIn()
    {
        string secret = NewFolder();
        string root = Directory.CreateDirectory(Path.Combine(secret, "ws")).FullName;
        await File.WriteAllTextAsync(Path.Combine(secret, "key"), "TOPSECRET");
        PermissionProfile profile = Fixture.Managed(
            NetworkAccess.Restricted,
            Fixture.Root(FileSystemAccess.Read),
            new FileSystemEntry(new FileSystemTarget.Path(secret), FileSystemAccess.Deny),
            Fixture.Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Write));
        CommandSpec spec = fixture.Shell(profile, "echo x > made; cat made; cat ../key || echo refused; ls .. || echo refused");
        (_, Recorder output) = await fixture.RunAsync(spec with { WorkingDirectory = root, WorkspaceRoots = [root] });
        Assert.Equal("x\nrefused\nrefused\n", output.Stdout);
    }

    [Fact]
    public async Task HundredsOfDeniedFilesAreHidden()
    {
        (_, Recorder output) = await fixture.RunAsync(WithSecrets(500, "cat secret-0.env secret-250.env secret-499.env; echo x > plain; cat plain"));
        Assert.Equal("x\n", output.Stdout);
    }

    /// <summary>More than bubblewrap can mount: path rules stand in, and where there are none the command is refused.</summary>
    [SkippableFact]
    public async Task ThousandsOfDeniedFilesAreHidden()
    {
        Skip.If(Libc.landlock_abi_version() < 6, "needs landlock ABI 6");
        string? notice = null;
        CommandSpec spec = WithSecrets(3200, "cat secret-0.env secret-1600.env secret-3199.env; echo x > plain; cat plain");
        (_, Recorder output) = await fixture.RunAsync(spec with { SandboxNotice = text => notice = text });
        Assert.Equal("x\n", output.Stdout);
        Assert.Contains("more than bubblewrap can mount", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoreDeniedFilesThanCanBeMaskedAreRefusedWithoutPathRules()
    {
        ICommandLauncher launcher = CommandLauncher.Create(new LauncherOptions { AllowPathRules = false });
        var refused = await Assert.ThrowsAsync<CommandStartException>(() => fixture.RunAsync(WithSecrets(3200, "cat secret-0.env"), launcher));
        Assert.Equal(CommandStartFailure.SandboxUnavailable, refused.Failure);
        Assert.Contains("deny a folder around them", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWorkingDirectoryThatIsMissingIsSaid()
    {
        CommandSpec spec = fixture.Shell(Fixture.ReadOnly, "true") with { WorkingDirectory = Path.Combine(fixture.Folder, "missing") };
        var refused = await Assert.ThrowsAsync<CommandStartException>(() => fixture.RunAsync(spec));
        Assert.Equal(CommandStartFailure.BadWorkingDirectory, refused.Failure);
    }

    private string NewFolder() => Directory.CreateDirectory(Path.Combine(fixture.Folder, Guid.NewGuid().ToString("N"))).FullName;

    private CommandSpec WithSecrets(int count, string script)
    {
        string root = NewFolder();
        for (int i = 0; i < count; i++)
        {
            File.WriteAllText(Path.Combine(root, $"secret-{i}.env"), "TOPSECRET");
        }

        PermissionProfile profile = Fixture.Managed(
            NetworkAccess.Restricted,
            Fixture.Root(FileSystemAccess.Read),
            Fixture.Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Write),
            Fixture.Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Deny, "**/*.env"));
        return fixture.Shell(profile, script) with { WorkingDirectory = root, WorkspaceRoots = [root] };
    }

    private CommandSpec Writable(string root, string script) =>
        fixture.Shell(Fixture.WorkspaceWrite, script) with { WorkingDirectory = root, WorkspaceRoots = [root] };

    private async Task RefusedAsync(CommandSpec spec, string named)
    {
        var refused = await Assert.ThrowsAsync<CommandStartException>(() => fixture.RunAsync(spec));
        Assert.Equal(CommandStartFailure.SandboxUnavailable, refused.Failure);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }
}
