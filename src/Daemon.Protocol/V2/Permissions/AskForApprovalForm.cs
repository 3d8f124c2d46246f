using System.Text.Json;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>A name, or an object whose flags are snake_case.</summary>
internal static class AskForApprovalForm
{
    internal const string Schema = """
        {"oneOf":[{"type":"string","enum":["untrusted","on-request","never"]},
        {"type":"object","additionalProperties":false,"required":["granular"],"properties":{"granular":{"type":"object",
        "required":["sandbox_approval","rules","mcp_elicitations"],"properties":{"sandbox_approval":{"type":"boolean"},"rules":{"type":"boolean"},
        "skill_approval":{"type":"boolean","default":false},"request_permissions":{"type":"boolean","default":false},"mcp_elicitations":{"type":"boolean"}}}}}]}
        """;

    private static readonly string[] Variants = ["untrusted", "on-request", "granular", "never"];

    internal static AskForApproval Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            string name = reader.GetString()!;
            return name switch
            {
                "untrusted" => AskForApproval.Untrusted,
                "on-request" => AskForApproval.OnRequest,
                "never" => AskForApproval.Never,
                _ => throw WireError.UnknownVariant(name, Variants),
            };
        }

        JsonProperty member = TaggedObject.ReadSingleMember(ref reader, nameof(AskForApproval));
        return member.Name is "granular"
            ? new AskForApproval.Granular(
                TaggedObject.Flag(member.Value, "sandbox_approval", fallback: null),
                TaggedObject.Flag(member.Value, "rules", fallback: null),
                TaggedObject.Flag(member.Value, "mcp_elicitations", fallback: null),
                TaggedObject.Flag(member.Value, "skill_approval", fallback: false),
                TaggedObject.Flag(member.Value, "request_permissions", fallback: false))
            : throw WireError.UnknownVariant(member.Name, Variants);
    }

    internal static void Write(Utf8JsonWriter writer, AskForApproval value)
    {
        switch (value)
        {
            case AskForApproval.AskUnlessTrusted:
                writer.WriteStringValue("untrusted");
                break;
            case AskForApproval.AskOnRequest:
                writer.WriteStringValue("on-request");
                break;
            case AskForApproval.NeverAsk:
                writer.WriteStringValue("never");
                break;
            case AskForApproval.Granular granular:
                writer.WriteStartObject();
                writer.WriteStartObject("granular");
                writer.WriteBoolean("sandbox_approval", granular.SandboxApproval);
                writer.WriteBoolean("rules", granular.Rules);
                writer.WriteBoolean("skill_approval", granular.SkillApproval);
                writer.WriteBoolean("request_permissions", granular.RequestPermissions);
                writer.WriteBoolean("mcp_elicitations", granular.McpElicitations);
                writer.WriteEndObject();
                writer.WriteEndObject();
                break;
            default:
                throw WireError.NoForm(value.GetType().Name);
        }
    }
}
