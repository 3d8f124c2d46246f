using Daemon.Config.Values;
using Daemon.Protocol.Permissions;
using Daemon.Toml.Values;

namespace Daemon.Config.Permissions;

/// <summary>The profiles that exist without configuration. Ids with a leading colon are reserved for them.</summary>
public static class BuiltInProfiles
{
    public const string ReadOnlyId = ":read-only";
    public const string WorkspaceId = ":workspace";
    public const string FullAccessId = ":danger-full-access";

    /// <summary>All ids, in the order of <c>permissionProfile/list</c>.</summary>
    public static readonly IReadOnlyList<string> Ids = [ReadOnlyId, WorkspaceId, FullAccessId];

    /// <summary>The profile of an id; null when there is none.</summary>
    public static ResolvedPermissionProfile.BuiltIn? Find(string id) => id switch
    {
        ReadOnlyId => new(id, ReadOnly(NetworkAccess.Restricted)),
        WorkspaceId => new(id, WorkspaceWrite(NetworkAccess.Restricted)),
        FullAccessId => new(id, new PermissionProfile.Disabled()),
        _ => null,
    };

    public static PermissionProfile ReadOnly(NetworkAccess network) => Compile(ReadOnlyEntries, network);

    /// <summary>Reads everything, writes below the workspace roots and, unless excluded, in the temporary folders.</summary>
    /// <param name="writableRoots">More folders to write in; a missing one is passed over, as old settings may name folders that went.</param>
    public static PermissionProfile WorkspaceWrite(
        NetworkAccess network, bool excludeTmpdir = false, bool excludeSlashTmp = false, IReadOnlyList<string>? writableRoots = null)
    {
        string[] excluded = [.. excludeTmpdir ? [":tmpdir"] : Array.Empty<string>(), .. excludeSlashTmp ? [":slash_tmp"] : Array.Empty<string>()];
        var profile = Compile(TableEdits.Without(WorkspaceEntries, excluded), network);
        return writableRoots is { Count: > 0 } && profile.FileSystem is FileSystemPolicy.Restricted policy
            ? profile with { FileSystem = policy with { Entries = [.. policy.Entries, .. writableRoots.Select(Writable)] } }
            : profile;
    }

    /// <summary>The entries that a profile extending <paramref name="id"/> starts from; null when that id cannot be extended.</summary>
    internal static TomlTable? EntriesToExtend(string id) => id switch
    {
        ReadOnlyId => ReadOnlyEntries,
        WorkspaceId => WorkspaceEntries,
        _ => null,
    };

    private static TomlTable ReadOnlyEntries { get; } = Table((":root", Text("read")));

    private static TomlTable WorkspaceEntries { get; } = Table(
        (":root", Text("read")),
        (":workspace_roots", Table((".", Text("write")), (".git", Text("read")), (".agents", Text("read")), (".codex", Text("read")))),
        (":slash_tmp", Text("write")),
        (":tmpdir", Text("write")));

    private static PermissionProfile.Managed Compile(TomlTable entries, NetworkAccess network) =>
        new PermissionProfile.Managed(new FileSystemPolicy.Restricted(FileSystemEntries.Compile(entries, home: string.Empty)), network);

    private static FileSystemEntry Writable(string path) => new(new FileSystemTarget.Path(path), FileSystemAccess.Write, SkipIfMissing: true);

    private static TomlString Text(string value) => new(value, default);

    private static TomlTable Table(params (string Key, TomlValue Value)[] entries) =>
        new([.. entries.Select(entry => new TomlEntry(entry.Key, default, entry.Value))], default);
}
