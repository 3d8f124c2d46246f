using System.Text.Json;

using Daemon.Toml.Values;

namespace Daemon.Config.Values;

/// <summary>TOML values as JSON and back. Date-times become strings as written; JSON null has no TOML value.</summary>
internal static class TomlJson
{
    public static void Write(Utf8JsonWriter writer, TomlValue value)
    {
        switch (value)
        {
            case TomlString text:
                writer.WriteStringValue(text.Value);
                break;
            case TomlInteger number:
                writer.WriteNumberValue(number.Value);
                break;
            case TomlFloat number:
                WriteFloat(writer, number.Value);
                break;
            case TomlBoolean flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case TomlDateTime time:
                writer.WriteStringValue(time.Text);
                break;
            case TomlArray array:
                writer.WriteStartArray();
                foreach (var item in array.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case TomlTable table:
                writer.WriteStartObject();
                foreach (var entry in table.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new ArgumentException($"A TOML value of type {value.GetType().Name} has no JSON form.", nameof(value));
        }
    }

    /// <summary>The TOML value of a JSON value; false when it is or contains null.</summary>
    public static bool TryRead(JsonElement json, out TomlValue value)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                value = new TomlString(json.GetString()!, default);
                return true;
            case JsonValueKind.True or JsonValueKind.False:
                value = new TomlBoolean(json.GetBoolean(), default);
                return true;
            case JsonValueKind.Number:
                value = json.TryGetInt64(out var integer) ? new TomlInteger(integer, default) : new TomlFloat(json.GetDouble(), default);
                return true;
            case JsonValueKind.Array:
                return TryReadArray(json, out value);
            case JsonValueKind.Object:
                return TryReadObject(json, out value);
            default:
                value = TableEdits.Empty;
                return false;
        }
    }

    private static bool TryReadArray(JsonElement json, out TomlValue value)
    {
        var items = new List<TomlValue>(json.GetArrayLength());
        foreach (var element in json.EnumerateArray())
        {
            if (!TryRead(element, out var item))
            {
                value = TableEdits.Empty;
                return false;
            }

            items.Add(item);
        }

        value = new TomlArray(items, default);
        return true;
    }

    private static bool TryReadObject(JsonElement json, out TomlValue value)
    {
        // A repeated member keeps its first place and its last value, as most JSON readers do.
        var entries = new List<TomlEntry>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!TryRead(member.Value, out var item))
            {
                value = TableEdits.Empty;
                return false;
            }

            var entry = new TomlEntry(member.Name, default, item);
            if (index.TryAdd(member.Name, entries.Count))
            {
                entries.Add(entry);
            }
            else
            {
                entries[index[member.Name]] = entry;
            }
        }

        value = new TomlTable(entries, default);
        return true;
    }

    private static void WriteFloat(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteRawValue(CanonicalJson.FormatFloat(value));
        }
        else
        {
            // JSON has no infinity and no NaN.
            writer.WriteNullValue();
        }
    }
}
