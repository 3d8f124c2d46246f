using System.Text.Json;

namespace Daemon.Protocol.Schemas;

/// <summary>Copies schemas out of a <see cref="ProtocolDescription"/>: without its marks, and without what it hides.</summary>
/// <param name="place">Where in the written document the definition of a name is: the text of the reference.</param>
internal sealed class SchemaCopy(ProtocolDescription protocol, Utf8JsonWriter json, Func<string, string> place)
{
    /// <summary>A schema as a value.</summary>
    public void Write(JsonElement schema)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                WriteKeywords(schema);
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement item in schema.EnumerateArray())
                {
                    if (!protocol.Hides(item))
                    {
                        Write(item);
                    }
                }

                json.WriteEndArray();
                break;
            default:
                schema.WriteTo(json);
                break;
        }
    }

    /// <summary>A schema's keywords, inside an object that somebody opened.</summary>
    public void WriteKeywords(JsonElement schema)
    {
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "x-experimental" or "x-omitted":
                    break;
                case "$ref":
                    json.WriteString("$ref", place(ProtocolDescription.ReferenceIn(schema)!));
                    break;
                case "properties":
                    json.WriteStartObject("properties");
                    WriteMembers(keyword.Value);
                    json.WriteEndObject();
                    break;
                default:
                    json.WritePropertyName(keyword.Name);
                    Write(keyword.Value);
                    break;
            }
        }
    }

    // Names of members are no keywords. None of those that are required is ever hidden.
    private void WriteMembers(JsonElement members)
    {
        foreach (JsonProperty member in members.EnumerateObject())
        {
            if (!protocol.Hides(member.Value))
            {
                json.WritePropertyName(member.Name);
                Write(member.Value);
            }
        }
    }
}
