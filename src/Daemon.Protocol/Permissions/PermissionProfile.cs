namespace Daemon.Protocol.Permissions;

/// <summary>Whether a command may use the network at all.</summary>
public enum NetworkAccess
{
    Restricted,
    Enabled,

    /// <summary>Through the managed proxy only, which lets through what <see cref="PermissionProfile.Managed.NetworkRules"/> allow.</summary>
    Proxied,
}

/// <summary>The filesystem half of a profile.</summary>
public abstract record FileSystemPolicy
{
    private FileSystemPolicy()
    {
    }

    /// <summary>Everything that the user may do.</summary>
    public sealed record Unrestricted : FileSystemPolicy;

    /// <summary>Only what the entries grant, in document order; the most specific path wins.</summary>
    /// <param name="Entries">May be empty: then nothing is granted.</param>
    /// <param name="GlobScanMaxDepth">Cap in folders for expanding <c>**</c> at launch; null is unbounded.</param>
    public sealed record Restricted(IReadOnlyList<FileSystemEntry> Entries, int? GlobScanMaxDepth = null) : FileSystemPolicy
    {
        public bool Equals(Restricted? other) =>
            other is not null && GlobScanMaxDepth == other.GlobScanMaxDepth && Entries.SequenceEqual(other.Entries);

        public override int GetHashCode() => HashCode.Combine(Entries.Count, GlobScanMaxDepth);
    }
}

/// <summary>
/// The canonical runtime form of permissions: every other form (legacy sandbox modes, wire policies, prompts, sandbox plans)
/// is derived from it, never the reverse.
/// </summary>
public abstract record PermissionProfile
{
    private PermissionProfile()
    {
    }

    /// <summary>Enforced by our sandbox.</summary>
    public sealed record Managed(FileSystemPolicy FileSystem, NetworkAccess Network) : PermissionProfile
    {
        /// <summary>For <see cref="NetworkAccess.Proxied"/>; without them (a thread whose profile is gone) such a command is refused.</summary>
        public NetworkRules? NetworkRules { get; init; }
    }

    /// <summary>No sandbox: <c>:danger-full-access</c>.</summary>
    public sealed record Disabled : PermissionProfile;

    /// <summary>Somebody else confines the daemon; only the network is ours to restrict.</summary>
    public sealed record External(NetworkAccess Network) : PermissionProfile;

    /// <summary>Whether there is anything that commands under this profile may write.</summary>
    public bool AllowsWriting => this is not Managed { FileSystem: FileSystemPolicy.Restricted { Entries: var entries } }
        || entries.Any(entry => entry is { Access: FileSystemAccess.Write, Target: not FileSystemTarget.Special { Kind: SpecialPathKind.Unknown } });

    /// <summary>Whether commands under this profile reach the network, directly or through the managed proxy.</summary>
    public bool AllowsNetwork => this switch
    {
        Managed managed => managed.Network != NetworkAccess.Restricted,
        External external => external.Network != NetworkAccess.Restricted,
        _ => true,
    };
}
