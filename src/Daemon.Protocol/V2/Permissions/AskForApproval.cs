using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>When the user is asked: one of three names, or <c>{"granular": {...}}</c> with a flag per kind of question.</summary>
[WireForm(typeof(AskForApprovalForm))]
public abstract record AskForApproval
{
    private AskForApproval()
    {
    }

    public static AskForApproval Never { get; } = new NeverAsk();

    public static AskForApproval OnRequest { get; } = new AskOnRequest();

    public static AskForApproval Untrusted { get; } = new AskUnlessTrusted();

    /// <summary>Wire name <c>untrusted</c>.</summary>
    public sealed record AskUnlessTrusted : AskForApproval;

    /// <summary>Wire name <c>on-request</c>.</summary>
    public sealed record AskOnRequest : AskForApproval;

    /// <summary>Wire name <c>never</c>.</summary>
    public sealed record NeverAsk : AskForApproval;

    /// <summary>A false flag refuses that kind of question without asking. The last two are false when absent.</summary>
    public sealed record Granular(
        bool SandboxApproval, bool Rules, bool McpElicitations, bool SkillApproval = false, bool RequestPermissions = false) : AskForApproval;
}
