using Daemon.Protocol.V2.Permissions;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>The client's answer to <c>item/permissions/requestApproval</c>.</summary>
public sealed record PermissionsRequestApprovalResponse
{
    public required GrantedPermissionProfile Permissions { get; init; }

    public PermissionGrantScope Scope { get; init; } = PermissionGrantScope.Turn;

    public bool? StrictAutoReview { get; init; }
}
