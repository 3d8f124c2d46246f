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

    /// <summary>
    /// The TOML value of a JSON value. Null when there is none: it is JSON null, has one in an array or, unless
    /// <paramref name="skipNulls"/>, in an object, or has text with half a surrogate pair.
    /// </summary>
    public static TomlValue? Read(JsonElement json, bool skipNulls)
    {
        try
        {
            return ReadValue(json, skipNulls);
        }
        catch (InvalidOperationException)
        {
            // So JsonElement says that an escape like \uD800 stands for no character.
            return null;
        }
    }

    private static TomlValue? ReadValue(JsonElement json, bool skipNulls) => json.ValueKind switch
    {
        JsonValueKind.String => new TomlString(json.GetString()!, default),
        JsonValueKind.True or JsonValueKind.False => new TomlBoolean(json.GetBoolean(), default),
        JsonValueKind.Number => json.TryGetInt64(out var integer) ? new TomlInteger(integer, default) : new TomlFloat(json.GetDouble(), default),
        JsonValueKind.Array => ReadArray(json, skipNulls),
        JsonValueKind.Object => ReadObject(json, skipNulls),
        _ => null,
    };

    private static TomlArray? ReadArray(JsonElement json, bool skipNulls)
    {
        var items = new List<TomlValue>(json.GetArrayLength());
        foreach (var element in json.EnumerateArray())
        {
            if (ReadValue(element, skipNulls) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new TomlArray(items, default);
    }

    private static TomlTable? ReadObject(JsonElement json, bool skipNulls)
    {
        // A repeated member keeps its first place and its last value, as most JSON readers do.
        var entries = new OrderedDictionary<string, TomlValue>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (skipNulls && member.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (ReadValue(member.Value, skipNulls) is not { } value)
            {
                return null;
            }

            entries[member.Name] = value;
        }

        return new TomlTable([.. entries.Select(entry => new TomlEntry(entry.Key, default, entry.Value))], default);
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
