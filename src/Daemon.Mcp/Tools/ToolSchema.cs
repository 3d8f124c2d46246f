using System.Text.Json;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.Tools;

/// <summary>
/// Brings a tool's input schema into the part of JSON Schema that model APIs take for functions: types, properties, items, choices and
/// combinations. What they refuse or ignore is left out, and a type that is only implied is written.
/// </summary>
public static class ToolSchema
{
    /// <summary>Nesting beyond which a schema is cut to "anything".</summary>
    private const int MaxDepth = 32;

    private static readonly string[] Types = ["string", "number", "integer", "boolean", "object", "array", "null"];

    private static readonly string[] Combinations = ["anyOf", "oneOf", "allOf"];

    /// <summary>Writes one value: the parameters of a function.</summary>
    public static void WriteParameters(Utf8JsonWriter writer, ReadOnlyMemory<byte> inputSchema)
    {
        using var document = JsonDocument.Parse(inputSchema);
        var schema = document.RootElement;
        var definitions = schema.Member("$defs") ?? schema.Member("definitions") ?? default;
        WriteObject(writer, schema, new Definitions(definitions), 0);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement schema, Definitions definitions, int depth)
    {
        schema = definitions.Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object || depth > MaxDepth)
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
            return;
        }

        switch (TypeOf(schema))
        {
            case "object":
                WriteObject(writer, schema, definitions, depth);
                break;
            case "array":
                writer.WriteStartObject();
                writer.WriteString("type"u8, "array"u8);
                WriteDescription(writer, schema);
                writer.WritePropertyName("items"u8);
                WriteItems(writer, schema, definitions, depth);
                writer.WriteEndObject();
                break;
            case { } type:
                writer.WriteStartObject();
                writer.WriteString("type"u8, type);
                WriteRest(writer, schema, definitions, depth);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteStartObject();
                WriteTypes(writer, schema);
                WriteRest(writer, schema, definitions, depth);
                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement schema, Definitions definitions, int depth)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "object"u8);
        WriteDescription(writer, schema);
        writer.WriteStartObject("properties"u8);
        if (schema.Member("properties") is { ValueKind: JsonValueKind.Object } properties)
        {
            foreach (var property in properties.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
            {
                writer.WritePropertyName(property.Name);
                Write(writer, property.Value, definitions, depth + 1);
            }
        }

        writer.WriteEndObject();
        if (schema.Texts("required") is { Count: > 0 } required)
        {
            writer.WriteStartArray("required"u8);
            foreach (var name in required)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        switch (schema.Member("additionalProperties"))
        {
            case { ValueKind: JsonValueKind.True or JsonValueKind.False } flag:
                writer.WriteBoolean("additionalProperties"u8, flag.GetBoolean());
                break;
            case { ValueKind: JsonValueKind.Object } others:
                writer.WritePropertyName("additionalProperties"u8);
                Write(writer, others, definitions, depth + 1);
                break;
        }

        WriteCombinations(writer, schema, definitions, depth);
        writer.WriteEndObject();
    }

    /// <summary>An array without a schema of its items is one of texts: models need to know.</summary>
    private static void WriteItems(Utf8JsonWriter writer, JsonElement schema, Definitions definitions, int depth)
    {
        if (schema.Member("items") is { ValueKind: JsonValueKind.Object } items)
        {
            Write(writer, items, definitions, depth + 1);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type"u8, "string"u8);
        writer.WriteEndObject();
    }

    private static void WriteRest(Utf8JsonWriter writer, JsonElement schema, Definitions definitions, int depth)
    {
        WriteDescription(writer, schema);
        if (schema.Member("enum") is { ValueKind: JsonValueKind.Array } choices)
        {
            writer.WritePropertyName("enum"u8);
            choices.WriteTo(writer);
        }
        else if (schema.Member("const") is { } only)
        {
            writer.WriteStartArray("enum"u8);
            only.WriteTo(writer);
            writer.WriteEndArray();
        }

        WriteCombinations(writer, schema, definitions, depth);
    }

    private static void WriteCombinations(Utf8JsonWriter writer, JsonElement schema, Definitions definitions, int depth)
    {
        foreach (var combination in Combinations)
        {
            if (schema.Member(combination) is not { ValueKind: JsonValueKind.Array } branches)
            {
                continue;
            }

            writer.WriteStartArray(combination);
            foreach (var branch in branches.EnumerateArray())
            {
                Write(writer, branch, definitions, depth + 1);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteDescription(Utf8JsonWriter writer, JsonElement schema)
    {
        if (schema.Text("description") is { } description)
        {
            writer.WriteString("description"u8, description);
        }
    }

    private static void WriteTypes(Utf8JsonWriter writer, JsonElement schema)
    {
        if (schema.Texts("type") is not { Count: > 0 } types)
        {
            return;
        }

        writer.WriteStartArray("type"u8);
        foreach (var type in types.Where(type => Types.Contains(type)))
        {
            writer.WriteStringValue(type);
        }

        writer.WriteEndArray();
    }

    /// <summary>The one type of a schema, said or implied; null for several or for anything.</summary>
    private static string? TypeOf(JsonElement schema)
    {
        if (schema.Text("type") is { } type)
        {
            return Types.Contains(type) ? type : null;
        }

        return schema.Member("type") is not null || Combinations.Any(combination => schema.Member(combination) is not null) ? null
            : schema.Member("properties") is not null || schema.Member("additionalProperties") is not null ? "object"
            : schema.Member("items") is not null || schema.Member("prefixItems") is not null ? "array"
            : schema.Member("enum") is { ValueKind: JsonValueKind.Array } choices ? TypeOfChoices(choices)
            : schema.Member("const") is { ValueKind: JsonValueKind.String } ? "string"
            : schema.Member("minimum") is not null || schema.Member("maximum") is not null ? "number"
            : schema.Member("pattern") is not null || schema.Member("minLength") is not null || schema.Member("format") is not null ? "string"
            : null;
    }

    private static string? TypeOfChoices(JsonElement choices) =>
        choices.EnumerateArray().All(choice => choice.ValueKind == JsonValueKind.String) ? "string" : null;

    /// <summary>Schemas that others refer to. A reference is replaced by what it names, a limited number of times in a row.</summary>
    private readonly struct Definitions(JsonElement definitions)
    {
        public JsonElement Resolve(JsonElement schema)
        {
            for (var hops = 0; hops < 8 && schema.ValueKind == JsonValueKind.Object && schema.Text("$ref") is { } reference; hops++)
            {
                var name = reference[(reference.LastIndexOf('/') + 1)..];
                schema = definitions.Member(name) ?? default;
            }

            return schema;
        }
    }
}
