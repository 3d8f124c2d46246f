using Daemon.Protocol.Permissions;

namespace Daemon.Config.Permissions;

/// <summary>Between permission profiles and the legacy policies of older clients. The way there loses denials and read limits.</summary>
public static class LegacySandboxProjection
{
    private const string SlashTmp = "/tmp";

    /// <summary>Describes a profile as a legacy policy.</summary>
    /// <param name="profile">The profile of the thread.</param>
    /// <param name="runtimeRoots">The thread's absolute workspace roots; the cwd is one only when it is listed.</param>
    /// <param name="cwd">The thread's absolute cwd, implicit in <see cref="LegacySandboxPolicy.WorkspaceWrite"/>.</param>
    /// <param name="tmpdir">The absolute path that <c>:tmpdir</c> stands for; null when there is none.</param>
    public static LegacySandboxPolicy Project(
        ResolvedPermissionProfile profile, IReadOnlyList<string> runtimeRoots, string cwd, string? tmpdir = null) => profile.Profile switch
        {
            PermissionProfile.Disabled => new LegacySandboxPolicy.DangerFullAccess(),
            PermissionProfile.External external => new LegacySandboxPolicy.ExternalSandbox(external.Network),
            PermissionProfile.Managed { FileSystem: FileSystemPolicy.Restricted restricted } managed =>
                Project(restricted, managed.Network, [.. runtimeRoots, .. profile.WorkspaceRoots], cwd, tmpdir),
            var unrestricted => Unconfined(unrestricted.AllowsNetwork ? NetworkAccess.Enabled : NetworkAccess.Restricted),
        };

    /// <summary>The profile that a legacy policy stands for, and the roots that it adds to the thread's.</summary>
    public static PermissionSelection Resolve(LegacySandboxPolicy policy) => policy switch
    {
        LegacySandboxPolicy.ReadOnly readOnly => Legacy(BuiltInProfiles.ReadOnly(Network(readOnly.NetworkAccess))),
        LegacySandboxPolicy.WorkspaceWrite write => Legacy(
            BuiltInProfiles.WorkspaceWrite(Network(write.NetworkAccess), write.ExcludeTmpdirEnvVar, write.ExcludeSlashTmp),
            write.WritableRoots),
        LegacySandboxPolicy.ExternalSandbox external => Legacy(new PermissionProfile.External(external.NetworkAccess)),
        LegacySandboxPolicy.DangerFullAccess => Legacy(new PermissionProfile.Disabled()),
        _ => throw new ArgumentException($"No profile for policy {policy.GetType().Name}.", nameof(policy)),
    };

    private static LegacySandboxPolicy Project(
        FileSystemPolicy.Restricted policy, NetworkAccess network, IReadOnlyList<string> roots, string cwd, string? tmpdir)
    {
        var writes = policy.Entries.Where(entry => entry.Access == FileSystemAccess.Write).Select(entry => entry.Target).ToList();
        if (writes.Count == 0)
        {
            return new LegacySandboxPolicy.ReadOnly(network == NetworkAccess.Enabled);
        }

        var everything = Grants(writes, SpecialPathKind.Root);
        if (everything && writes.Count == policy.Entries.Count)
        {
            return Unconfined(network);
        }

        var paths = writes.SelectMany(target => Paths(target, roots)).Distinct(StringComparer.Ordinal).ToList();
        if (paths.Remove(cwd))
        {
            return new LegacySandboxPolicy.WorkspaceWrite(
                paths, network == NetworkAccess.Enabled, !Grants(writes, SpecialPathKind.TmpDir), !Grants(writes, SpecialPathKind.SlashTmp));
        }

        // Without the cwd the policy says too much whatever it lists, so the temporary folders are spelt out as clients may look there.
        AddIf(Grants(writes, SpecialPathKind.SlashTmp), SlashTmp, paths);
        AddIf(Grants(writes, SpecialPathKind.TmpDir), tmpdir, paths);
        return new LegacySandboxPolicy.WorkspaceWrite(
            paths,
            network == NetworkAccess.Enabled,
            ExcludeTmpdirEnvVar: tmpdir is null || !(everything || paths.Contains(tmpdir)),
            ExcludeSlashTmp: !(everything || paths.Contains(SlashTmp)));
    }

    private static bool Grants(IEnumerable<FileSystemTarget> writes, SpecialPathKind kind) =>
        writes.Any(target => target is FileSystemTarget.Special special && special.Kind == kind);

    private static void AddIf(bool condition, string? path, List<string> paths)
    {
        if (condition && path is not null && !paths.Contains(path))
        {
            paths.Add(path);
        }
    }

    private static IEnumerable<string> Paths(FileSystemTarget target, IReadOnlyList<string> roots) => target switch
    {
        FileSystemTarget.Path path => [path.AbsolutePath],
        FileSystemTarget.Special { Kind: SpecialPathKind.Root } => ["/"],
        FileSystemTarget.Special { Kind: SpecialPathKind.WorkspaceRoots } special =>
            roots.Select(root => special.Subpath is { } subpath ? Path.Join(root, subpath) : root),
        _ => [],
    };

    private static LegacySandboxPolicy Unconfined(NetworkAccess network) => network == NetworkAccess.Enabled
        ? new LegacySandboxPolicy.DangerFullAccess()
        : new LegacySandboxPolicy.ExternalSandbox(network);

    private static NetworkAccess Network(bool enabled) => enabled ? NetworkAccess.Enabled : NetworkAccess.Restricted;

    private static PermissionSelection Legacy(PermissionProfile profile, IReadOnlyList<string>? roots = null) =>
        new(new ResolvedPermissionProfile.Legacy(profile, []), roots ?? []);
}
