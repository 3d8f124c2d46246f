using System.Text.Json;
using System.Text.Json.Nodes;
using Daemon.Protocol.Schemas;

namespace Daemon.AppServer.Tests.Schemas.BadInput;

/// <summary>Makes values that satisfy a schema.</summary>
/// <param name="threadId">What stands for every thread.</param>
/// <param name="folder">What stands for every path.</param>
/// <param name="text">What stands for every other text; null for something that fits the member.</param>
internal sealed class SchemaSample(ProtocolDescription protocol, string threadId, string folder, string? text = null)
{
    /// <summary>How deep types that contain themselves are followed.</summary>
    private const int MaxDepth = 6;

    /// <summary>A value; for an object with all its members, or only with those that must be there.</summary>
    public JsonNode? Of(JsonElement schema, bool whole, string member = "", int depth = 0)
    {
        if (ProtocolDescription.ReferenceIn(schema) is "AbsolutePathBuf")
        {
            return Path.Join(folder, "sample");
        }

        schema = protocol.Resolve(schema);
        if (schema.ValueKind is not JsonValueKind.Object)
        {
            return new JsonObject();
        }

        if (schema.TryGetProperty("enum", out var names))
        {
            return names[0].GetString();
        }

        if (schema.TryGetProperty("allOf", out var all))
        {
            return Of(all[0], whole, member, depth);
        }

        if (schema.TryGetProperty("oneOf", out var cases) || schema.TryGetProperty("anyOf", out cases))
        {
            return Of(cases[0], whole, member, depth);
        }

        return TypeOf(schema) switch
        {
            "string" => Text(member),
            "boolean" => false,
            "integer" or "number" => 1,
            "array" => depth > MaxDepth ? [] : new JsonArray(Of(schema.GetProperty("items"), whole, member, depth + 1)),
            "object" when schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind is JsonValueKind.Object =>
                new JsonObject { ["x"] = Of(values, whole, member, depth + 1) },
            _ => Object(schema, whole, depth),
        };
    }

    /// <summary>The type of a schema of one type, or the first of several.</summary>
    public static string? TypeOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? null : type.ValueKind is JsonValueKind.Array ? type[0].GetString() : type.GetString();

    private JsonObject Object(JsonElement schema, bool whole, int depth)
    {
        var value = new JsonObject();
        if (schema.TryGetProperty("properties", out var members))
        {
            foreach (var member in members.EnumerateObject())
            {
                if ((whole && depth <= MaxDepth) || IsRequired(schema, member.Name))
                {
                    value[member.Name] = Of(member.Value, whole, member.Name, depth + 1);
                }
            }
        }

        return value;
    }

    public static bool IsRequired(JsonElement schema, string member) =>
        schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(name => name.GetString() == member);

    private string Text(string member) => member switch
    {
        _ when member.EndsWith("hreadId", StringComparison.Ordinal) || member == "conversationId" => threadId,
        _ when text is not null => text,
        "cwd" or "cwds" or "roots" or "extraRoots" => folder,
        _ when member.EndsWith("path", StringComparison.OrdinalIgnoreCase) => Path.Join(folder, "sample"),
        _ when member.EndsWith("Base64", StringComparison.Ordinal) => "eA==",
        _ => "x",
    };
}
