using Daemon.Protocol.V2.Approvals;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Legacy;

/// <summary>The answer to the first version's approval requests; snake_case names.</summary>
[WireForm(typeof(ReviewDecisionForm))]
public abstract record ReviewDecision
{
    private ReviewDecision()
    {
    }

    /// <param name="Name"><c>approved, approved_for_session, approved_mcp_policy_amendment, timed_out</c> or <c>abort</c>.</param>
    public sealed record Named(string Name) : ReviewDecision;

    public sealed record ApprovedExecpolicyAmendment(IReadOnlyList<string> Prefix) : ReviewDecision;

    public sealed record NetworkAmendment(NetworkPolicyAmendment Amendment) : ReviewDecision;

    /// <param name="Rejection">Told to the model.</param>
    public sealed record Denied(string Rejection) : ReviewDecision;
}
