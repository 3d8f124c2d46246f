using System.Text.Json;

using Daemon.Config.Features;
using Daemon.Config.Model;
using Daemon.Config.Schema;
using Daemon.Config.Values;
using Daemon.Toml;
using Daemon.Toml.Values;

namespace Daemon.Config.Reading;

/// <summary>
/// The merged configuration as clients see it: every known key, null when unset, with the defaults that the schema shows. Unknown keys
/// are left out.
/// </summary>
internal static class ConfigView
{
    public static void Write(Utf8JsonWriter writer, TomlTable merged, FeatureSet features)
    {
        var root = new TableReader(merged);
        writer.WriteStartObject();
        foreach (var key in ConfigSchema.Root.Members.InOrder.Where(key => !key.IsExtension || merged.TryGet(key.Name, out _)))
        {
            writer.WritePropertyName(key.Name);
            switch (key.Name)
            {
                case "features":
                    WriteFeatures(writer, root.Table("features").Value, features);
                    break;
                case "tools":
                    WriteTools(writer, root);
                    break;
                default:
                    WriteKey(writer, merged, key);
                    break;
            }
        }

        writer.WriteString("client_search_provider", root.Table("tools").Text("client_search_provider"));
        writer.WriteEndObject();
    }

    private static void WriteKey(Utf8JsonWriter writer, TomlTable table, SchemaKey key)
    {
        if (table.TryGet(key.Name, out var entry))
        {
            WriteValue(writer, entry.Value, key.Shape);
        }
        else if (key is { ShowDefault: true, Default: { } text } && TomlValueParser.TryParse(text, out var value, out _))
        {
            WriteValue(writer, value, key.Shape);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, TomlValue value, Shape shape)
    {
        switch (shape, value)
        {
            case (Shape.Table schema, TomlTable table):
                WriteTable(writer, table, schema);
                break;
            case (Shape.Map map, TomlTable table):
                writer.WriteStartObject();
                WriteRest(writer, table.Entries, map.Value);
                writer.WriteEndObject();
                break;
            case (Shape.List list, TomlArray array):
                writer.WriteStartArray();
                foreach (var item in array.Items)
                {
                    WriteValue(writer, item, list.Item);
                }

                writer.WriteEndArray();
                break;
            case (Shape.ChoiceOrVariant choice, TomlTable { Entries: [var variant] }):
                writer.WriteStartObject();
                writer.WritePropertyName(variant.Key);
                WriteValue(writer, variant.Value, choice.Variants().FirstOrDefault(known => known.Name == variant.Key)?.Shape ?? Shapes.Opaque);
                writer.WriteEndObject();
                break;
            case (Shape.Number, TomlInteger number):
                writer.WriteRawValue(CanonicalJson.FormatFloat(number.Value));
                break;
            default:
                TomlJson.Write(writer, value);
                break;
        }
    }

    private static void WriteTable(Utf8JsonWriter writer, TomlTable table, Shape.Table schema)
    {
        writer.WriteStartObject();
        foreach (var key in schema.Members.InOrder)
        {
            if (!schema.Sparse || key.ShowDefault || table.TryGet(key.Name, out _))
            {
                writer.WritePropertyName(key.Name);
                WriteKey(writer, table, key);
            }
        }

        if (schema.Rest is { } rest)
        {
            WriteRest(writer, table.Entries.Where(entry => !schema.Members.TryGet(entry.Key, out _)), rest);
        }

        writer.WriteEndObject();
    }

    private static void WriteRest(Utf8JsonWriter writer, IEnumerable<TomlEntry> entries, Shape shape)
    {
        foreach (var entry in entries)
        {
            writer.WritePropertyName(entry.Key);
            WriteValue(writer, entry.Value, shape);
        }
    }

    /// <summary>What the configuration says, unknown names included, then resolved states.</summary>
    private static void WriteFeatures(Utf8JsonWriter writer, TomlTable configured, FeatureSet features)
    {
        const string NetworkProxy = "network_proxy";
        writer.WriteStartObject();
        if (!configured.TryGet(NetworkProxy, out _))
        {
            writer.WriteNull(NetworkProxy);
        }

        foreach (var entry in configured.Entries)
        {
            if (!RuntimeFeatures.Switchable.Contains(FeatureTable.Find(entry.Key)?.Name))
            {
                writer.WritePropertyName(entry.Key);
                TomlJson.Write(writer, entry.Value);
            }
        }

        foreach (var name in RuntimeFeatures.Switchable)
        {
            writer.WriteBoolean(name, features.IsEnabled(name));
        }

        writer.WriteEndObject();
    }

    /// <summary>Clients know only the settings of the web search here; on and off are not among them.</summary>
    private static void WriteTools(Utf8JsonWriter writer, TableReader root)
    {
        if (!root.TryTable("tools", out var tools))
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName("web_search");
        if (tools.TryTable("web_search", out var search))
        {
            TomlJson.Write(writer, search.Value);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndObject();
    }
}
