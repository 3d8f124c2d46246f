using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

using Daemon.Config.Values;
using Daemon.Toml;

namespace Daemon.Config.Schema.Documents;

/// <summary>The schema of config.toml as JSON Schema (draft 7, which TOML editors read), for completion and checking while typing.</summary>
internal static class JsonSchemaDocument
{
    /// <summary>The document, indented, with a final newline.</summary>
    public static string Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            writer.WriteString("title", "config.toml");
            WriteMembers(writer, ConfigSchema.Root);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>The members of a schema object for a shape.</summary>
    private static void WriteMembers(Utf8JsonWriter writer, Shape shape)
    {
        switch (shape)
        {
            case Shape.Text or Shape.FilePath:
                writer.WriteString("type", "string");
                break;
            case Shape.Flag:
                writer.WriteString("type", "boolean");
                break;
            case Shape.Number number:
                writer.WriteString("type", "number");
                if (number.PositiveMessage is not null)
                {
                    writer.WriteNumber("exclusiveMinimum", 0);
                }

                break;
            case Shape.Integer integer:
                writer.WriteString("type", "integer");
                WriteBounds(writer, integer);
                break;
            case Shape.Choice choice:
                WriteWords(writer, [.. choice.Words, .. choice.Aliases ?? []]);
                break;
            case Shape.ChoiceOrVariant choice:
                WriteVariants(writer, choice);
                break;
            case Shape.List list:
                writer.WriteString("type", "array");
                WriteNested(writer, "items", list.Item);
                break;
            case Shape.Map map:
                writer.WriteString("type", "object");
                WriteNested(writer, "additionalProperties", map.Value);
                break;
            case Shape.Table table:
                WriteTable(writer, table);
                break;
            case Shape.OneOf union:
                writer.WriteStartArray("anyOf");
                foreach (var alternative in union.Alternatives)
                {
                    WriteObject(writer, alternative);
                }

                writer.WriteEndArray();
                break;
            case Shape.Opaque:
                break;
            default:
                throw new ArgumentException($"No JSON Schema for shape {shape.GetType().Name}.", nameof(shape));
        }
    }

    private static void WriteTable(Utf8JsonWriter writer, Shape.Table table)
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var key in table.Members.InOrder)
        {
            writer.WriteStartObject(key.Name);
            if (key.SameAs is { } other)
            {
                writer.WriteString("$ref", $"#/properties/{other}");
                writer.WriteEndObject();
                continue;
            }

            writer.WriteString("description", key.NoEffect ? key.Meaning + " Has no effect." : key.Meaning);
            WriteMembers(writer, key.Shape);
            if (key.Default is { } value)
            {
                WriteToml(writer, "default", value);
            }

            if (key.Example is { } example)
            {
                writer.WriteStartArray("examples");
                WriteToml(writer, null, example);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        var required = table.Members.InOrder.Where(key => key.Required).Select(key => key.Name).ToList();
        if (required.Count > 0)
        {
            writer.WriteStartArray("required");
            foreach (var name in required)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        if (table.Rest is { } rest && !table.WarnRest)
        {
            WriteNested(writer, "additionalProperties", rest);
        }
        else
        {
            writer.WriteBoolean("additionalProperties", false);
        }
    }

    private static void WriteVariants(Utf8JsonWriter writer, Shape.ChoiceOrVariant choice)
    {
        writer.WriteStartArray("anyOf");
        writer.WriteStartObject();
        WriteWords(writer, choice.Words);
        writer.WriteEndObject();
        foreach (var variant in choice.Variants())
        {
            WriteObject(writer, new Shape.Table(variant.Name, () => [variant with { Required = true }]));
        }

        writer.WriteEndArray();
    }

    private static void WriteWords(Utf8JsonWriter writer, IReadOnlyList<string> words)
    {
        writer.WriteStartArray("enum");
        foreach (var word in words)
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
    }

    private static void WriteBounds(Utf8JsonWriter writer, Shape.Integer integer)
    {
        if (integer.Minimum > long.MinValue)
        {
            writer.WriteNumber("minimum", integer.Minimum);
        }

        if (integer.Maximum < long.MaxValue)
        {
            writer.WriteNumber("maximum", integer.Maximum);
        }
    }

    private static void WriteNested(Utf8JsonWriter writer, string name, Shape shape)
    {
        writer.WritePropertyName(name);
        WriteObject(writer, shape);
    }

    private static void WriteObject(Utf8JsonWriter writer, Shape shape)
    {
        writer.WriteStartObject();
        WriteMembers(writer, shape);
        writer.WriteEndObject();
    }

    private static void WriteToml(Utf8JsonWriter writer, string? name, string toml)
    {
        if (!TomlValueParser.TryParse(toml, out var value, out var problem))
        {
            throw new InvalidOperationException($"The schema has `{toml}` as a value: {problem.Message}");
        }

        if (name is not null)
        {
            writer.WritePropertyName(name);
        }

        TomlJson.Write(writer, value);
    }
}
