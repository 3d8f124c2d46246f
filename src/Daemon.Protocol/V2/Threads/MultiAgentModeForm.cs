using System.Text.Json;
using Daemon.JsonRpc.Params;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>A name, or an object with the member <c>custom</c>.</summary>
internal static class MultiAgentModeForm
{
    internal const string Schema = """
        {"oneOf":[{"type":"string","enum":["explicitRequestOnly","proactive"]},
        {"type":"object","additionalProperties":false,"required":["custom"],"properties":{"custom":{"type":"string"}}}]}
        """;

    private static readonly string[] Variants = ["explicitRequestOnly", "proactive", "custom"];

    internal static MultiAgentMode Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            string name = reader.GetString()!;
            return name switch
            {
                "explicitRequestOnly" => MultiAgentMode.ExplicitRequestOnly,
                "proactive" => MultiAgentMode.Proactive,
                _ => throw WireError.UnknownVariant(name, Variants),
            };
        }

        JsonProperty member = TaggedObject.ReadSingleMember(ref reader, nameof(MultiAgentMode));
        if (member.Name is not "custom")
        {
            throw WireError.UnknownVariant(member.Name, Variants);
        }

        return member.Value.ValueKind is JsonValueKind.String
            ? new MultiAgentMode(null, member.Value.GetString())
            : throw new ParamsException("invalid type for `custom`, expected a string");
    }

    internal static void Write(Utf8JsonWriter writer, MultiAgentMode value)
    {
        if (value.Name is not null)
        {
            writer.WriteStringValue(value.Name);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("custom", value.Custom);
        writer.WriteEndObject();
    }
}
