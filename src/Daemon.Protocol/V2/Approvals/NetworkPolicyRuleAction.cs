namespace Daemon.Protocol.V2.Approvals;

/// <summary>What a rule does.</summary>
public enum NetworkPolicyRuleAction
{
    Allow,
    Deny,
}
