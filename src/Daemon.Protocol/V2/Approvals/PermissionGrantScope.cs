namespace Daemon.Protocol.V2.Approvals;

/// <summary>How long a grant lasts.</summary>
public enum PermissionGrantScope
{
    Turn,
    Session,
}
