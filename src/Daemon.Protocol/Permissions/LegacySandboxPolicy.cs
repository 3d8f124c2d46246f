namespace Daemon.Protocol.Permissions;

/// <summary>
/// The lossy description of permissions that older clients understand. Wire types: <c>readOnly, workspaceWrite, externalSandbox,
/// dangerFullAccess</c>.
/// </summary>
public abstract record LegacySandboxPolicy
{
    private LegacySandboxPolicy()
    {
    }

    /// <summary>Everything may be read and nothing written. Denials of a profile are lost.</summary>
    public sealed record ReadOnly(bool NetworkAccess) : LegacySandboxPolicy;

    /// <summary>As <see cref="ReadOnly"/>, with the cwd and other folders writable.</summary>
    /// <param name="WritableRoots">Absolute folders beside the cwd, which is implicit.</param>
    public sealed record WorkspaceWrite(
        IReadOnlyList<string> WritableRoots, bool NetworkAccess = false, bool ExcludeTmpdirEnvVar = false, bool ExcludeSlashTmp = false)
        : LegacySandboxPolicy
    {
        public bool Equals(WorkspaceWrite? other) =>
            other is not null && WritableRoots.SequenceEqual(other.WritableRoots)
            && (NetworkAccess, ExcludeTmpdirEnvVar, ExcludeSlashTmp) == (other.NetworkAccess, other.ExcludeTmpdirEnvVar, other.ExcludeSlashTmp);

        public override int GetHashCode() => HashCode.Combine(WritableRoots.Count, NetworkAccess, ExcludeTmpdirEnvVar, ExcludeSlashTmp);
    }

    /// <summary>Files are somebody else's to protect.</summary>
    public sealed record ExternalSandbox(NetworkAccess NetworkAccess) : LegacySandboxPolicy;

    /// <summary>No sandbox.</summary>
    public sealed record DangerFullAccess : LegacySandboxPolicy;
}
