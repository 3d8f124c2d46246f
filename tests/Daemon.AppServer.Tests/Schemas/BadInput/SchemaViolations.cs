using System.Text.Json;
using System.Text.Json.Nodes;
using Daemon.Protocol.Schemas;

namespace Daemon.AppServer.Tests.Schemas.BadInput;

/// <summary>A value that breaks its schema in one place.</summary>
/// <param name="Place">The place and what is wrong there, for people.</param>
/// <param name="Json">The whole value.</param>
internal sealed record Violation(string Place, string Json);

/// <summary>Breaks a value in every place and in every way that its schema forbids.</summary>
internal sealed class SchemaViolations(ProtocolDescription protocol)
{
    private readonly List<Violation> _found = [];
    private JsonNode? _root;

    /// <param name="schema">What <paramref name="sample"/> satisfies.</param>
    public IReadOnlyList<Violation> Of(JsonElement schema, JsonNode? sample)
    {
        _root = new JsonArray(sample);
        Visit(schema, _root, 0, "params", isNullable: false);
        return _found;
    }

    // Breaks what stands in a container at a key, then what is inside it.
    private void Visit(JsonElement schema, JsonNode container, object key, string place, bool isNullable)
    {
        var isPath = ProtocolDescription.ReferenceIn(schema) is "AbsolutePathBuf";
        schema = protocol.Resolve(schema);
        if (schema.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        if (schema.TryGetProperty("allOf", out var all))
        {
            Visit(all[0], container, key, place, isNullable);
            return;
        }

        if (schema.TryGetProperty("anyOf", out var any) || schema.TryGetProperty("oneOf", out any))
        {
            VisitCases(any, container, key, place, isNullable);
            return;
        }

        var types = TypesOf(schema);
        if (types.Count == 0)
        {
            return;
        }

        if (!isNullable && !types.Contains("null"))
        {
            Break(container, key, null, $"{place} is null");
        }

        BreakType(schema, types, container, key, place, isPath);
        Inside(schema, Get(container, key), place);
    }

    // A value or null is a schema of one case; of real unions only what no case allows is wrong.
    private void VisitCases(JsonElement cases, JsonNode container, object key, string place, bool isNullable)
    {
        List<JsonElement> real = [.. cases.EnumerateArray().Where(item => SchemaSample.TypeOf(protocol.Resolve(item)) != "null")];
        if (real.Count == 1)
        {
            Visit(real[0], container, key, place, isNullable: true);
            return;
        }

        if (!isNullable && real.Count == cases.GetArrayLength())
        {
            Break(container, key, null, $"{place} is null");
        }

        Break(container, key, true, $"{place} is true");
        var resolved = protocol.Resolve(real[0]);
        if (SchemaSample.TypeOf(resolved) == "object")
        {
            Inside(resolved, Get(container, key), place);
        }
    }

    private void BreakType(JsonElement schema, List<string> types, JsonNode container, object key, string place, bool isPath)
    {
        if (!types.Contains("string"))
        {
            Break(container, key, "x", $"{place} is a string");
        }

        if (!types.Contains("integer") && !types.Contains("number"))
        {
            Break(container, key, 7, $"{place} is a number");
        }

        if (!types.Contains("boolean"))
        {
            Break(container, key, true, $"{place} is true");
        }

        if (!types.Contains("object"))
        {
            Break(container, key, new JsonObject(), $"{place} is an object");
        }

        if (!types.Contains("array"))
        {
            Break(container, key, new JsonArray(), $"{place} is an array");
        }

        if (types.Contains("integer"))
        {
            Break(container, key, 1.5, $"{place} is a fraction");
            Break(container, key, JsonNode.Parse("1e40"), $"{place} is beyond all integers");
            if (schema.TryGetProperty("minimum", out _))
            {
                Break(container, key, -1, $"{place} is negative");
            }

            if (schema.TryGetProperty("format", out var format) && format.GetString() is "uint32" or "int32" or "uint16")
            {
                Break(container, key, 1L << 40, $"{place} is more than its format holds");
            }
        }

        if (schema.TryGetProperty("enum", out _))
        {
            Break(container, key, "no such name", $"{place} is an unknown name");
        }

        if (isPath)
        {
            Break(container, key, "relative/path", $"{place} is relative");
            Break(container, key, "", $"{place} is empty");
            Break(container, key, "/a\0b", $"{place} has a null character");
        }
    }

    private void Inside(JsonElement schema, JsonNode? value, string place)
    {
        if (value is JsonArray { Count: > 0 } list && schema.TryGetProperty("items", out var items))
        {
            Visit(items, list, 0, place + "[0]", isNullable: false);
        }
        else if (value is JsonObject map && schema.TryGetProperty("properties", out var members))
        {
            foreach (var member in members.EnumerateObject().Where(member => map.ContainsKey(member.Name)))
            {
                Visit(member.Value, map, member.Name, $"{place}.{member.Name}", isNullable: false);
                if (SchemaSample.IsRequired(schema, member.Name))
                {
                    var kept = map[member.Name];
                    map.Remove(member.Name);
                    Take($"{place}.{member.Name} is missing");
                    map[member.Name] = kept;
                }
            }
        }
    }

    private void Break(JsonNode container, object key, JsonNode? wrong, string place)
    {
        var kept = Get(container, key)?.DeepClone();
        Set(container, key, wrong);
        Take(place);
        Set(container, key, kept);
    }

    private void Take(string place) => _found.Add(new Violation(place, _root![0]?.ToJsonString() ?? "null"));

    private static JsonNode? Get(JsonNode container, object key) => key is int index ? container[index] : container[(string)key];

    private static void Set(JsonNode container, object key, JsonNode? value)
    {
        if (key is int index)
        {
            container[index] = value;
        }
        else
        {
            container[(string)key] = value;
        }
    }

    private static List<string> TypesOf(JsonElement schema) => !schema.TryGetProperty("type", out var type)
        ? []
        : type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(item => item.GetString()!)] : [type.GetString()!];
}
