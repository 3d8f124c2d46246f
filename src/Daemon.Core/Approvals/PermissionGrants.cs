using Daemon.Protocol.Permissions;

namespace Daemon.Core.Approvals;

/// <summary>What was granted beyond the profile, for a turn or for the rest of a session. Grants only ever add up.</summary>
/// <remarks>Thread-safe; a leaf.</remarks>
internal sealed class PermissionGrants
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _write = new(StringComparer.Ordinal);
    private bool _network;

    public void Add(AdditionalPermissions granted)
    {
        lock (_gate)
        {
            _network |= granted.Network == true;
            _read.UnionWith(granted.Read ?? []);
            _write.UnionWith(granted.Write ?? []);
        }
    }

    /// <summary>Everything granted so far.</summary>
    public AdditionalPermissions Snapshot()
    {
        lock (_gate)
        {
            return new AdditionalPermissions(_network ? true : null, [.. _read], [.. _write]);
        }
    }
}
