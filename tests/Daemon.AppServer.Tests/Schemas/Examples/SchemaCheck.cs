using System.Text.Json;
using Daemon.Protocol.Schemas;

namespace Daemon.AppServer.Tests.Schemas.Examples;

/// <summary>Tells where a value does not satisfy its schema.</summary>
internal sealed class SchemaCheck(ProtocolDescription protocol)
{
    public IReadOnlyList<string> Problems(JsonElement schema, JsonElement value)
    {
        var problems = new List<string>();
        Check(schema, value, "$", problems);
        return problems;
    }

    private void Check(JsonElement schema, JsonElement value, string place, List<string> problems)
    {
        schema = protocol.Resolve(schema);
        if (schema.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        if (schema.TryGetProperty("allOf", out var all))
        {
            Check(all[0], value, place, problems);
        }

        if ((schema.TryGetProperty("oneOf", out var cases) || schema.TryGetProperty("anyOf", out cases))
            && !cases.EnumerateArray().Any(item => Problems(item, value).Count == 0))
        {
            problems.Add($"{place} is no case of its union: {value}");
        }

        if (schema.TryGetProperty("enum", out var names) && !names.EnumerateArray().Any(name => JsonElement.DeepEquals(name, value)))
        {
            problems.Add($"{place} is the unknown name {value}");
        }

        if (schema.TryGetProperty("type", out var type) && !TypesOf(type).Contains(TypeOf(value)))
        {
            problems.Add($"{place} is {TypeOf(value)} and not {type}");
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Array when schema.TryGetProperty("items", out var items):
                foreach (var item in value.EnumerateArray())
                {
                    Check(items, item, place + "[]", problems);
                }

                break;
            case JsonValueKind.Object:
                CheckMembers(schema, value, place, problems);
                break;
        }
    }

    private void CheckMembers(JsonElement schema, JsonElement value, string place, List<string> problems)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            problems.AddRange(required.EnumerateArray().Select(name => name.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{place}.{name} is missing"));
        }

        var hasMembers = schema.TryGetProperty("properties", out var members);
        var isMap = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var member in value.EnumerateObject())
        {
            if (hasMembers && members.TryGetProperty(member.Name, out var known))
            {
                Check(known, member.Value, $"{place}.{member.Name}", problems);
            }
            else if (isMap && others.ValueKind is not JsonValueKind.False)
            {
                Check(others, member.Value, $"{place}.{member.Name}", problems);
            }
            else if (hasMembers || isMap)
            {
                // Clients may ignore it, but a schema that hides members is wrong.
                problems.Add($"{place}.{member.Name} is not in the schema");
            }
        }
    }

    private static IReadOnlyList<string> TypesOf(JsonElement type) =>
        type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().SelectMany(TypesOf)]
        : type.GetString() is "number" ? ["number", "integer"] : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) || value.TryGetUInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        _ => "null",
    };
}
