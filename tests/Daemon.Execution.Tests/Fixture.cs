using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests;

/// <summary>A scratch folder with a workspace and a neighbour, one launcher, and the usual profiles.</summary>
public sealed class Fixture : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Fixture()
    {
        // Not below /tmp, which :slash_tmp would grant.
        Folder = Directory.CreateDirectory(
            Path.Combine(AppContext.BaseDirectory, "scratch", Guid.NewGuid().ToString("N"))).FullName;
        Workspace = Directory.CreateDirectory(Path.Combine(Folder, "ws")).FullName;
        Outside = Directory.CreateDirectory(Path.Combine(Folder, "outside")).FullName;
        File.WriteAllText(Path.Combine(Outside, "victim.txt"), "keep\n");
    }

    public static ICommandLauncher Launcher { get; } = CommandLauncher.Create();

    public static PermissionProfile FullAccess { get; } = new PermissionProfile.Disabled();

    public static PermissionProfile ReadOnly { get; } = Managed(NetworkAccess.Restricted, Root(FileSystemAccess.Read));

    public static PermissionProfile WorkspaceWrite { get; } = Managed(
        NetworkAccess.Restricted, Root(FileSystemAccess.Read), Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Write));

    public string Folder { get; }

    public string Workspace { get; }

    public string Outside { get; }

    public static PermissionProfile Managed(NetworkAccess network, params FileSystemEntry[] entries) =>
        new PermissionProfile.Managed(new FileSystemPolicy.Restricted(entries), network);

    public static FileSystemEntry Root(FileSystemAccess access) => Special(SpecialPathKind.Root, access);

    public static FileSystemEntry Special(SpecialPathKind kind, FileSystemAccess access, string? child = null) =>
        new(new FileSystemTarget.Special(kind, child), access);

    public CommandSpec Spec(PermissionProfile profile, params string[] argv) => new()
    {
        Argv = argv,
        WorkingDirectory = Workspace,
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", ["LC_ALL"] = "C.UTF-8" },
        Profile = profile,
        WorkspaceRoots = [Workspace],
    };

    public CommandSpec Shell(PermissionProfile profile, string script) => Spec(profile, "/bin/sh", "-c", script);

    /// <summary>Runs a command to its end.</summary>
    internal async Task<(CommandExit Exit, Recorder Output)> RunAsync(CommandSpec spec, ICommandLauncher? launcher = null)
    {
        var output = new Recorder();
        await using IRunningCommand command = await (launcher ?? Launcher).StartAsync(spec, output, CancellationToken.None);
        CommandExit exit = await command.Exited.WaitAsync(Patience);
        return (exit, output);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
