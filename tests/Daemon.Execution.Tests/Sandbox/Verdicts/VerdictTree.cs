using Daemon.Execution.Sandbox;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests.Sandbox.Verdicts;

/// <summary>The small tree that the table of verdicts speaks of, and the profiles that are its columns.</summary>
public sealed class VerdictTree : IDisposable
{
    /// <summary>Relative to the tree's folder; a slash at the end makes a folder.</summary>
    public static IReadOnlyList<string> Entries { get; } =
    [
        "ws/.git/config", "ws/docs/b.env", "ws/docs/public/p.txt", "ws/docs/private.txt", "ws/a.env", "ws/src/main.c", "ws/src/deep/.git/config",
        "ws/build/out.o", "lib/libc.so", "outside/victim.txt", "second/.git/config", "second/x", "tmp/t", "secret", "control/socket",
    ];

    public VerdictTree()
    {
        Folder = SandboxPath.Resolve(Directory.CreateTempSubdirectory("verdicts-").FullName);
        foreach (string entry in Entries)
        {
            string path = Path.Combine(Folder, entry);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "x");
        }
    }

    public string Folder { get; }

    /// <summary>The profile of a column. Paths in it begin with <c>$F</c>, which becomes <paramref name="folder"/>.</summary>
    public static PermissionProfile Profile(string name, string folder, char separator = '/')
    {
        FileSystemEntry Exact(string path, FileSystemAccess access) =>
            new(new FileSystemTarget.Path(folder + separator + path.Replace('/', separator)), access);
        FileSystemEntry root = Fixture.Root(FileSystemAccess.Read);
        FileSystemEntry workspace = Roots(FileSystemAccess.Write);
        return name switch
        {
            "read-only" => Fixture.ReadOnly,
            "workspace" => Fixture.WorkspaceWrite,
            "network" => Fixture.Managed(NetworkAccess.Enabled, root, workspace),
            "proxied" => Proxied(new NetworkRules(), root, workspace),
            "proxied-local" => Proxied(new NetworkRules { AllowLocalBinding = true }, root, workspace),
            "sockets" => Proxied(new NetworkRules { UnixSockets = [new("/run/a.sock", true), new("/run/b.sock", true), new("/run/b.sock", false)] }, root, workspace),
            "all-sockets" => Proxied(new NetworkRules { AllowAllUnixSockets = true }, root, workspace),
            "minimal" => Fixture.Managed(NetworkAccess.Restricted, Fixture.Special(SpecialPathKind.Minimal, FileSystemAccess.Read), workspace),
            "deny" => Fixture.Managed(NetworkAccess.Restricted, root, workspace, Roots(FileSystemAccess.Deny, "docs"), Exact("secret", FileSystemAccess.Deny)),
            "reopened" => Fixture.Managed(NetworkAccess.Restricted, root, workspace, Roots(FileSystemAccess.Deny, "docs"), Roots(FileSystemAccess.Read, "docs/public")),
            "globs" => Fixture.Managed(NetworkAccess.Restricted, root, workspace, Roots(FileSystemAccess.Deny, "**/*.env"), Roots(FileSystemAccess.Deny, "build/?ut.[o]")),
            "later" => Fixture.Managed(NetworkAccess.Restricted, root, workspace, Roots(FileSystemAccess.Deny, "later.txt")),
            "lifted" => Fixture.Managed(NetworkAccess.Restricted, root, workspace, Roots(FileSystemAccess.Write, ".git")),
            "carved" => Fixture.Managed(NetworkAccess.Restricted, root, workspace, Roots(FileSystemAccess.Read, "src")),
            "carved-open" => Fixture.Managed(
                NetworkAccess.Restricted, root, workspace, Roots(FileSystemAccess.Read, "src"), Roots(FileSystemAccess.Write, "src/deep")),
            "second-root" => Fixture.Managed(NetworkAccess.Restricted, root, workspace, Exact("second", FileSystemAccess.Write)),
            "tmp" => Fixture.Managed(NetworkAccess.Restricted, root, Fixture.Special(SpecialPathKind.TmpDir, FileSystemAccess.Write)),
            "one-file" => Fixture.Managed(NetworkAccess.Restricted, root, Exact("ws/src/main.c", FileSystemAccess.Write)),
            "nothing" => Fixture.Managed(NetworkAccess.Restricted),
            _ => throw new ArgumentException(name),
        };
    }

    internal SandboxPlan Plan(string profile, StringComparison comparison) => SandboxPlanner.Plan(
        Profile(profile, Folder),
        new SandboxPlaces([Folder + "/ws"], Folder + "/tmp", [Folder + "/lib"], [(Folder + "/control", PathAccess.Hidden)]) { Files = new PosixFiles(comparison) });

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static FileSystemEntry Roots(FileSystemAccess access, string? child = null) => Fixture.Special(SpecialPathKind.WorkspaceRoots, access, child);

    private static PermissionProfile.Managed Proxied(NetworkRules rules, params FileSystemEntry[] entries) =>
        new(new FileSystemPolicy.Restricted(entries), NetworkAccess.Proxied) { NetworkRules = rules };
}
