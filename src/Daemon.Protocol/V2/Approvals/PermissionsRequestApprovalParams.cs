using Daemon.Protocol.V2.Permissions;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>The parameters of the server's request <c>item/permissions/requestApproval</c>.</summary>
public sealed record PermissionsRequestApprovalParams
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string ItemId { get; init; }

    public string? EnvironmentId { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long StartedAtMs { get; init; }

    public required string Cwd { get; init; }

    public string? Reason { get; init; }

    public required RequestPermissionProfile Permissions { get; init; }
}
