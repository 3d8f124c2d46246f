namespace Daemon.Protocol.V2.Permissions;

/// <summary>Whether an external sandbox allows the network.</summary>
public enum NetworkAccess
{
    Restricted,
    Enabled,
}
