namespace Daemon.Protocol.V2.Permissions;

/// <summary>Network permissions beyond the sandbox.</summary>
public sealed record AdditionalNetworkPermissions
{
    public bool? Enabled { get; init; }
}
