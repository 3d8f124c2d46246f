using System.Text.Json;
using Daemon.Protocol.V2.Approvals;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Legacy;

/// <summary>A name, or an object with one member.</summary>
internal static class ReviewDecisionForm
{
    internal const string Schema = """
        {"oneOf":[{"type":"string","enum":["approved","approved_for_session","approved_mcp_policy_amendment","timed_out","abort"]},
        {"type":"object","additionalProperties":false,"required":["approved_execpolicy_amendment"],"properties":{"approved_execpolicy_amendment":{"type":"object","required":["proposed_execpolicy_amendment"],"properties":{"proposed_execpolicy_amendment":{"type":"array","items":{"type":"string"}}}}}},
        {"type":"object","additionalProperties":false,"required":["network_policy_amendment"],"properties":{"network_policy_amendment":{"type":"object","required":["network_policy_amendment"],"properties":{"network_policy_amendment":{"$ref":"#/definitions/NetworkPolicyAmendment"}}}}},
        {"type":"object","additionalProperties":false,"required":["denied"],"properties":{"denied":{"type":"object","required":["rejection"],"properties":{"rejection":{"type":"string"}}}}}]}
        """;

    private static readonly string[] Names = ["approved", "approved_for_session", "approved_mcp_policy_amendment", "timed_out", "abort"];
    private static readonly string[] Tags = ["approved_execpolicy_amendment", "network_policy_amendment", "denied"];

    internal static ReviewDecision Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            string name = reader.GetString()!;
            return Array.IndexOf(Names, name) >= 0
                ? new ReviewDecision.Named(name)
                : throw WireError.UnknownVariant(name, [.. Names, .. Tags]);
        }

        JsonProperty member = TaggedObject.ReadSingleMember(ref reader, nameof(ReviewDecision));
        return member.Name switch
        {
            "approved_execpolicy_amendment" => new ReviewDecision.ApprovedExecpolicyAmendment(
                TaggedObject.RequiredStrings(member.Value, "proposed_execpolicy_amendment")),
            "network_policy_amendment" => new ReviewDecision.NetworkAmendment(
                NetworkPolicyAmendmentMember.Read(TaggedObject.Required(member.Value, "network_policy_amendment"))),
            "denied" => new ReviewDecision.Denied(TaggedObject.RequiredString(member.Value, "rejection")),
            _ => throw WireError.UnknownVariant(member.Name, [.. Names, .. Tags]),
        };
    }

    internal static void Write(Utf8JsonWriter writer, ReviewDecision value)
    {
        if (value is ReviewDecision.Named named)
        {
            writer.WriteStringValue(named.Name);
            return;
        }

        writer.WriteStartObject();
        switch (value)
        {
            case ReviewDecision.ApprovedExecpolicyAmendment rule:
                writer.WriteStartObject("approved_execpolicy_amendment");
                TaggedObject.WriteStrings(writer, "proposed_execpolicy_amendment", rule.Prefix);
                break;
            case ReviewDecision.NetworkAmendment network:
                writer.WriteStartObject("network_policy_amendment");
                NetworkPolicyAmendmentMember.Write(writer, network.Amendment);
                break;
            case ReviewDecision.Denied denied:
                writer.WriteStartObject("denied");
                writer.WriteString("rejection", denied.Rejection);
                break;
            default:
                throw WireError.NoForm(value.GetType().Name);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
