namespace Daemon.Protocol.Permissions;

/// <summary>When the user is asked before a command or patch runs. Wire names: <c>untrusted, on-request, never, {granular}</c>.</summary>
public abstract record ApprovalPolicy
{
    private ApprovalPolicy()
    {
    }

    /// <summary>Every command asks.</summary>
    public sealed record UnlessTrusted : ApprovalPolicy;

    /// <summary>Commands run in the sandbox; leaving it asks.</summary>
    public sealed record OnRequest : ApprovalPolicy;

    /// <summary>Nothing asks: what would have to ask is refused.</summary>
    public sealed record Never : ApprovalPolicy;

    /// <summary>As <see cref="OnRequest"/> for each flag that is true; a false flag refuses without asking.</summary>
    public sealed record Granular(bool SandboxApproval, bool Rules, bool McpElicitations, bool SkillApproval = false, bool RequestPermissions = false)
        : ApprovalPolicy;
}

/// <summary>Who answers approval requests.</summary>
public enum ApprovalsReviewer
{
    User,
    AutoReview,
}
