using Daemon.Config.Loading;
using Daemon.Protocol.Permissions;

namespace Daemon.Config.Requirements;

/// <summary>
/// Holds what a client asks of a running thread against the administrator's demands. Configuration that breaks one is replaced; a request is
/// refused, because its sender can ask for something else.
/// </summary>
public static class RequirementCheck
{
    /// <summary>Null members are not asked for.</summary>
    /// <param name="permissions">Gets the denials that the administrator adds to every profile.</param>
    /// <returns>The first demand that is broken, as a sentence; null when there is none.</returns>
    public static string? Objection(
        ConfigRequirements requirements, ApprovalPolicy? approvals, ApprovalsReviewer? reviewer, ref ResolvedPermissionProfile? permissions)
    {
        var objections = new List<ConfigWarning>();
        var enforcement = new RequirementEnforcement(requirements, objections);
        if (approvals is not null)
        {
            enforcement.Approvals(approvals.Nearest());
        }

        if (reviewer is { } who)
        {
            enforcement.Reviewer(who);
        }

        if (permissions is not null)
        {
            permissions = enforcement.Permissions(permissions);
        }

        return objections.FirstOrDefault()?.Summary;
    }
}
