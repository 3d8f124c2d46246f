namespace Daemon.Protocol.V2.Permissions;

/// <summary>Permissions that the model asks for.</summary>
public sealed record RequestPermissionProfile
{
    public AdditionalNetworkPermissions? Network { get; init; }

    public AdditionalFileSystemPermissions? FileSystem { get; init; }
}
