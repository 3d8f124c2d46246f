namespace Daemon.Protocol.V2.Permissions;

/// <summary>Permissions that a command wants beyond the sandbox.</summary>
public sealed record AdditionalPermissionProfile
{
    public AdditionalNetworkPermissions? Network { get; init; }

    public AdditionalFileSystemPermissions? FileSystem { get; init; }
}
