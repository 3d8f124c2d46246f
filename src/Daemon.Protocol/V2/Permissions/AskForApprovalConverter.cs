using System.Text.Json;
using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>A name, or an object whose flags are snake_case.</summary>
internal sealed class AskForApprovalConverter : JsonConverter<AskForApproval>
{
    private static readonly string[] Variants = ["untrusted", "on-request", "granular", "never"];

    public override AskForApproval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
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

    public override void Write(Utf8JsonWriter writer, AskForApproval value, JsonSerializerOptions options)
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
                throw new JsonException($"{value.GetType().Name} has no wire form.");
        }
    }
}
