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
                Project(restricted, managed.Network, new Places(runtimeRoots, profile.WorkspaceRoots, cwd, tmpdir)),
            var unrestricted => Unconfined(unrestricted.AllowsNetwork ? NetworkAccess.Enabled : NetworkAccess.Restricted),
        };

    /// <summary>The profile that a legacy policy stands for; its roots become entries of their own, beside the thread's roots.</summary>
    public static ResolvedPermissionProfile Resolve(LegacySandboxPolicy policy) => new ResolvedPermissionProfile.Legacy(
        policy switch
        {
            LegacySandboxPolicy.ReadOnly readOnly => BuiltInProfiles.ReadOnly(Network(readOnly.NetworkAccess)),
            LegacySandboxPolicy.WorkspaceWrite write => BuiltInProfiles.WorkspaceWrite(
                Network(write.NetworkAccess), write.ExcludeTmpdirEnvVar, write.ExcludeSlashTmp, write.WritableRoots),
            LegacySandboxPolicy.ExternalSandbox external => new PermissionProfile.External(external.NetworkAccess),
            LegacySandboxPolicy.DangerFullAccess => new PermissionProfile.Disabled(),
            _ => throw new ArgumentException($"No profile for policy {policy.GetType().Name}.", nameof(policy)),
        },
        []);

    private static LegacySandboxPolicy Project(FileSystemPolicy.Restricted policy, NetworkAccess network, Places places)
    {
        var writes = policy.Entries
            .Where(entry => entry.Access == FileSystemAccess.Write)
            .Select(entry => entry.Target)
            .Where(target => target is not FileSystemTarget.Special { Kind: SpecialPathKind.Unknown })
            .ToList();
        if (writes.Count == 0)
        {
            return new LegacySandboxPolicy.ReadOnly(network == NetworkAccess.Enabled);
        }

        var everything = Grants(writes, SpecialPathKind.Root);
        if (everything && writes.Count == policy.Entries.Count)
        {
            return Unconfined(network);
        }

        var paths = places.Expand(writes, temporary: false);
        if (paths.Remove(places.Cwd))
        {
            return new LegacySandboxPolicy.WorkspaceWrite(
                paths, network == NetworkAccess.Enabled, !Grants(writes, SpecialPathKind.TmpDir), !Grants(writes, SpecialPathKind.SlashTmp));
        }

        // Without the cwd the policy says too much whatever it lists, so the temporary folders are spelt out as clients may look there.
        paths = places.Expand(writes, temporary: true);
        var excludeTmpdir = places.Tmpdir is null || !(everything || paths.Contains(places.Tmpdir));
        var excludeSlashTmp = !(everything || paths.Contains(SlashTmp));
        paths.Remove(places.Cwd);
        return new LegacySandboxPolicy.WorkspaceWrite(paths, network == NetworkAccess.Enabled, excludeTmpdir, excludeSlashTmp);
    }

    private static bool Grants(IEnumerable<FileSystemTarget> writes, SpecialPathKind kind) =>
        writes.Any(target => target is FileSystemTarget.Special special && special.Kind == kind);

    private static LegacySandboxPolicy Unconfined(NetworkAccess network) => network == NetworkAccess.Enabled
        ? new LegacySandboxPolicy.DangerFullAccess()
        : new LegacySandboxPolicy.ExternalSandbox(network);

    private static NetworkAccess Network(bool enabled) => enabled ? NetworkAccess.Enabled : NetworkAccess.Restricted;

    /// <summary>What the symbolic targets of a profile stand for.</summary>
    private sealed record Places(IReadOnlyList<string> RuntimeRoots, IReadOnlyList<string> ProfileRoots, string Cwd, string? Tmpdir)
    {
        /// <summary>The paths of targets, each once: first those that the thread decides, then the profile's own roots.</summary>
        public List<string> Expand(IReadOnlyList<FileSystemTarget> targets, bool temporary) =>
        [
            .. targets.SelectMany(target => Expand(target, RuntimeRoots, temporary))
                .Concat(targets.OfType<FileSystemTarget.Special>().SelectMany(target => Below(target, ProfileRoots)))
                .Distinct(StringComparer.Ordinal),
        ];

        private IEnumerable<string> Expand(FileSystemTarget target, IReadOnlyList<string> roots, bool temporary) => target switch
        {
            FileSystemTarget.Path path => [path.AbsolutePath],
            FileSystemTarget.Special { Kind: SpecialPathKind.Root } => ["/"],
            FileSystemTarget.Special { Kind: SpecialPathKind.SlashTmp } when temporary => [SlashTmp],
            FileSystemTarget.Special { Kind: SpecialPathKind.TmpDir } when temporary && Tmpdir is not null => [Tmpdir],
            FileSystemTarget.Special special => Below(special, roots),
            _ => [],
        };

        private static IEnumerable<string> Below(FileSystemTarget.Special target, IReadOnlyList<string> roots) =>
            target.Kind == SpecialPathKind.WorkspaceRoots
                ? roots.Select(root => target.Subpath is { } subpath ? Path.Join(root, subpath) : root)
                : [];
    }
}
