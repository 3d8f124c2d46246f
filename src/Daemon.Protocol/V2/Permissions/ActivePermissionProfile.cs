namespace Daemon.Protocol.V2.Permissions;

/// <summary>The permission profile in force.</summary>
public sealed record ActivePermissionProfile
{
    public required string Id { get; init; }

    public string? Extends { get; init; }
}
