using System.Text.Json;
using Daemon.JsonRpc.Params;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>A name, or an object with the member <c>custom</c> or <c>subAgent</c>.</summary>
internal static class SessionSourceForm
{
    internal const string Schema = """
        {"oneOf":[{"type":"string","enum":["cli","vscode","exec","appServer","unknown"]},
        {"type":"object","additionalProperties":false,"required":["custom"],"properties":{"custom":{"type":"string"}}},
        {"type":"object","additionalProperties":false,"required":["subAgent"],"properties":{"subAgent":{"oneOf":[
        {"type":"string","enum":["review","compact","memory_consolidation"]},
        {"type":"object","additionalProperties":false,"required":["thread_spawn"],"properties":{"thread_spawn":{"type":"object",
        "required":["depth","parent_thread_id"],"properties":{"agent_nickname":{"type":["string","null"]},"agent_path":{"type":["string","null"]},
        "agent_role":{"type":["string","null"]},"depth":{"type":"integer","format":"int32"},"parent_thread_id":{"type":"string"}}}}},
        {"type":"object","additionalProperties":false,"required":["other"],"properties":{"other":{"type":"string"}}}]}}}]}
        """;

    private static readonly string[] Names = ["cli", "vscode", "exec", "appServer", "unknown"];

    internal static SessionSource Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            string name = reader.GetString()!;
            return Array.IndexOf(Names, name) >= 0 ? new SessionSource.Named(name) : throw WireError.UnknownVariant(name, Names);
        }

        JsonProperty member = TaggedObject.ReadSingleMember(ref reader, nameof(SessionSource));
        return member.Name switch
        {
            "custom" when member.Value.ValueKind is JsonValueKind.String => new SessionSource.Custom(member.Value.GetString()!),
            "custom" => throw new ParamsException("invalid type for `custom`, expected a string"),
            "subAgent" => new SessionSource.SubAgent(RawJson.From(member.Value)),
            _ => throw WireError.UnknownVariant(member.Name, ["custom", "subAgent"]),
        };
    }

    internal static void Write(Utf8JsonWriter writer, SessionSource value)
    {
        switch (value)
        {
            case SessionSource.Named named:
                writer.WriteStringValue(named.Name);
                break;
            case SessionSource.Custom custom:
                writer.WriteStartObject();
                writer.WriteString("custom", custom.Name);
                writer.WriteEndObject();
                break;
            case SessionSource.SubAgent agent:
                writer.WriteStartObject();
                writer.WritePropertyName("subAgent");
                writer.WriteRawValue(agent.Detail.Utf8.Span, skipInputValidation: true);
                writer.WriteEndObject();
                break;
            default:
                throw WireError.NoForm(value.GetType().Name);
        }
    }
}
