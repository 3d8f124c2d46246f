using Daemon.Protocol.Permissions;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Permissions;
using Wire = Daemon.Protocol.V2.Permissions;

namespace Daemon.AppServer.Mapping;

/// <summary>Approval policies and permissions between the wire and the engine.</summary>
internal static class PolicyMapper
{
    public static ApprovalPolicy FromWire(AskForApproval policy) => policy switch
    {
        AskForApproval.AskUnlessTrusted => new ApprovalPolicy.UnlessTrusted(),
        AskForApproval.NeverAsk => new ApprovalPolicy.Never(),
        AskForApproval.Granular g =>
            new ApprovalPolicy.Granular(g.SandboxApproval, g.Rules, g.McpElicitations, g.SkillApproval, g.RequestPermissions),
        _ => new ApprovalPolicy.OnRequest(),
    };

    public static AskForApproval ToWire(ApprovalPolicy policy) => policy.Nearest() switch
    {
        ApprovalPolicy.UnlessTrusted => AskForApproval.Untrusted,
        ApprovalPolicy.Never => AskForApproval.Never,
        ApprovalPolicy.Granular g =>
            new AskForApproval.Granular(g.SandboxApproval, g.Rules, g.McpElicitations, g.SkillApproval, g.RequestPermissions),
        _ => AskForApproval.OnRequest,
    };

    public static Daemon.Protocol.Permissions.ApprovalsReviewer FromWire(Wire.ApprovalsReviewer reviewer) =>
        reviewer == Wire.ApprovalsReviewer.User ? Daemon.Protocol.Permissions.ApprovalsReviewer.User : Daemon.Protocol.Permissions.ApprovalsReviewer.AutoReview;

    public static Wire.ApprovalsReviewer ToWire(Daemon.Protocol.Permissions.ApprovalsReviewer reviewer) =>
        reviewer == Daemon.Protocol.Permissions.ApprovalsReviewer.User ? Wire.ApprovalsReviewer.User : Wire.ApprovalsReviewer.AutoReview;

    public static ActivePermissionProfile? ActiveProfile(ResolvedPermissionProfile profile) => profile switch
    {
        ResolvedPermissionProfile.BuiltIn builtIn => new ActivePermissionProfile { Id = builtIn.Id },
        ResolvedPermissionProfile.Named named => new ActivePermissionProfile { Id = named.Id, Extends = named.Extends },
        _ => null,
    };

    public static AbsolutePath[] Paths(IEnumerable<string> paths) => [.. paths.Select(path => new AbsolutePath(path))];
}
