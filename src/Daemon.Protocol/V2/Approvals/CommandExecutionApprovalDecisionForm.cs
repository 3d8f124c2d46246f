using System.Text.Json;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Decision = Daemon.Protocol.V2.Approvals.CommandExecutionApprovalDecision;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>A name, or an object with the amendment (whose members are snake_case).</summary>
internal static class CommandExecutionApprovalDecisionForm
{
    internal const string Schema = """
        {"oneOf":[{"type":"string","enum":["accept","acceptForSession","decline","cancel"]},
        {"type":"object","additionalProperties":false,"required":["acceptWithExecpolicyAmendment"],"properties":{"acceptWithExecpolicyAmendment":{"type":"object","required":["execpolicy_amendment"],"properties":{"execpolicy_amendment":{"type":"array","items":{"type":"string"}}}}}},
        {"type":"object","additionalProperties":false,"required":["applyNetworkPolicyAmendment"],"properties":{"applyNetworkPolicyAmendment":{"type":"object","required":["network_policy_amendment"],"properties":{"network_policy_amendment":{"$ref":"#/definitions/NetworkPolicyAmendment"}}}}}]}
        """;

    private static readonly string[] Variants =
        ["accept", "acceptForSession", "acceptWithExecpolicyAmendment", "applyNetworkPolicyAmendment", "decline", "cancel"];

    internal static Decision Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            string name = reader.GetString()!;
            return name switch
            {
                "accept" => new Decision.Accept(),
                "acceptForSession" => new Decision.AcceptForSession(),
                "decline" => new Decision.Decline(),
                "cancel" => new Decision.Cancel(),
                _ => throw WireError.UnknownVariant(name, Variants),
            };
        }

        JsonProperty member = TaggedObject.ReadSingleMember(ref reader, nameof(CommandExecutionApprovalDecision));
        return member.Name switch
        {
            "acceptWithExecpolicyAmendment" => new Decision.AcceptWithExecpolicyAmendment(
                TaggedObject.RequiredStrings(member.Value, "execpolicy_amendment")),
            "applyNetworkPolicyAmendment" => new Decision.ApplyNetworkPolicyAmendment(
                NetworkPolicyAmendmentMember.Read(TaggedObject.Required(member.Value, "network_policy_amendment"))),
            _ => throw WireError.UnknownVariant(member.Name, Variants),
        };
    }

    internal static void Write(Utf8JsonWriter writer, Decision value)
    {
        switch (value)
        {
            case Decision.Accept:
                writer.WriteStringValue("accept");
                break;
            case Decision.AcceptForSession:
                writer.WriteStringValue("acceptForSession");
                break;
            case Decision.Decline:
                writer.WriteStringValue("decline");
                break;
            case Decision.Cancel:
                writer.WriteStringValue("cancel");
                break;
            case Decision.AcceptWithExecpolicyAmendment rule:
                writer.WriteStartObject();
                writer.WriteStartObject("acceptWithExecpolicyAmendment");
                TaggedObject.WriteStrings(writer, "execpolicy_amendment", rule.Prefix);
                writer.WriteEndObject();
                writer.WriteEndObject();
                break;
            case Decision.ApplyNetworkPolicyAmendment network:
                writer.WriteStartObject();
                writer.WriteStartObject("applyNetworkPolicyAmendment");
                NetworkPolicyAmendmentMember.Write(writer, network.Amendment);
                writer.WriteEndObject();
                writer.WriteEndObject();
                break;
            default:
                throw WireError.NoForm(value.GetType().Name);
        }
    }
}
