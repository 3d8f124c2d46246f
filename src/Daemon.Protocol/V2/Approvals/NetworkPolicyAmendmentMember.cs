using System.Text.Json;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>The member <c>network_policy_amendment</c> of both kinds of decision.</summary>
internal static class NetworkPolicyAmendmentMember
{
    internal static NetworkPolicyAmendment Read(JsonElement value)
    {
        string action = TaggedObject.RequiredString(value, "action");
        return new NetworkPolicyAmendment
        {
            Host = TaggedObject.RequiredString(value, "host"),
            Action = action switch
            {
                "allow" => NetworkPolicyRuleAction.Allow,
                "deny" => NetworkPolicyRuleAction.Deny,
                _ => throw WireError.UnknownVariant(action, ["allow", "deny"]),
            },
        };
    }

    internal static void Write(Utf8JsonWriter writer, NetworkPolicyAmendment amendment)
    {
        writer.WriteStartObject("network_policy_amendment");
        writer.WriteString("host", amendment.Host);
        writer.WriteString("action", amendment.Action is NetworkPolicyRuleAction.Allow ? "allow" : "deny");
        writer.WriteEndObject();
    }
}
