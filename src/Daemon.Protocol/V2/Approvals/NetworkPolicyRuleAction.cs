using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>What a rule does.</summary>
[JsonConverter(typeof(WireEnumConverter<NetworkPolicyRuleAction>))]
public enum NetworkPolicyRuleAction
{
    Allow,
    Deny,
}
