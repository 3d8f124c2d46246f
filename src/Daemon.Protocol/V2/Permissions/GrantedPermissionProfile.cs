namespace Daemon.Protocol.V2.Permissions;

/// <summary>Permissions that the user grants; what is absent is refused.</summary>
public sealed record GrantedPermissionProfile
{
    public AdditionalNetworkPermissions? Network { get; init; }

    public AdditionalFileSystemPermissions? FileSystem { get; init; }
}
