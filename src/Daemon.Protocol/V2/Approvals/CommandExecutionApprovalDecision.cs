using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>The user's answer about a command.</summary>
[WireForm(typeof(CommandExecutionApprovalDecisionForm))]
public abstract record CommandExecutionApprovalDecision
{
    private CommandExecutionApprovalDecision()
    {
    }

    /// <summary>Runs once.</summary>
    public sealed record Accept : CommandExecutionApprovalDecision;

    /// <summary>Runs, and the same command does not ask again while the thread is loaded.</summary>
    public sealed record AcceptForSession : CommandExecutionApprovalDecision;

    /// <summary>Runs, and a rule that allows this prefix of the argv is written.</summary>
    public sealed record AcceptWithExecpolicyAmendment(IReadOnlyList<string> Prefix) : CommandExecutionApprovalDecision;

    /// <summary>Answers a network question for this host from now on.</summary>
    public sealed record ApplyNetworkPolicyAmendment(NetworkPolicyAmendment Amendment) : CommandExecutionApprovalDecision;

    /// <summary>Does not run; the turn goes on.</summary>
    public sealed record Decline : CommandExecutionApprovalDecision;

    /// <summary>Does not run, and the turn ends.</summary>
    public sealed record Cancel : CommandExecutionApprovalDecision;
}
