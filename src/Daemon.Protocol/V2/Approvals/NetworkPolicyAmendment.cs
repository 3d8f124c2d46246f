namespace Daemon.Protocol.V2.Approvals;

/// <summary>A rule for one host.</summary>
public sealed record NetworkPolicyAmendment
{
    public required NetworkPolicyRuleAction Action { get; init; }

    public required string Host { get; init; }
}
