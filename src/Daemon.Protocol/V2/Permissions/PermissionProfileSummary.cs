namespace Daemon.Protocol.V2.Permissions;

/// <summary>A profile that can be selected.</summary>
public sealed record PermissionProfileSummary
{
    public required string Id { get; init; }

    public string? Description { get; init; }

    public required bool Allowed { get; init; }
}
