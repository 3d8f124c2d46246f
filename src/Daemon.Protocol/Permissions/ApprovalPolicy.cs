namespace Daemon.Protocol.Permissions;

/// <summary>
/// When the user is asked before a command or patch runs. Wire names: <c>untrusted, on-request, never, {granular}</c>; in the SQ/EQ
/// protocol <c>unless-allow-listed, auto-edit, on-failure, never</c>.
/// </summary>
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

    /// <summary>SQ/EQ: commands that are known only to read run in the sandbox; all others ask, and so does every patch.</summary>
    public sealed record UnlessAllowListed : ApprovalPolicy;

    /// <summary>SQ/EQ: as <see cref="UnlessAllowListed"/>, but patches within what may be written ask nothing.</summary>
    public sealed record AutoEdit : ApprovalPolicy;

    /// <summary>SQ/EQ: commands run in the sandbox; one that fails is offered for a run outside of it.</summary>
    public sealed record OnFailure : ApprovalPolicy;

    /// <summary>
    /// The policy of the thread protocol that comes nearest without asking less: what is stored, shown to its clients, and held against
    /// the administrator's demands.
    /// </summary>
    public ApprovalPolicy Nearest() => this switch
    {
        UnlessAllowListed or AutoEdit => new UnlessTrusted(),
        OnFailure => new OnRequest(),
        _ => this,
    };
}

/// <summary>Who answers approval requests.</summary>
public enum ApprovalsReviewer
{
    User,
    AutoReview,
}
