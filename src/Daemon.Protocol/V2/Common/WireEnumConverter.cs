using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Common;

/// <summary>
/// An enum as the string of its wire name. Exact names only: no numbers, no other case, no flags, and an unknown name is refused
/// with the list of those that exist, which the framework's own converter does not do.
/// </summary>
/// <typeparam name="T">An enum whose values are 0, 1, 2, ... in the order of the names.</typeparam>
public class WireEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private readonly T[] _values = Enum.GetValues<T>();
    private readonly string[] _names;

    /// <summary>Wire names are the C# names in camelCase.</summary>
    public WireEnumConverter()
    {
        _names = Array.ConvertAll(Enum.GetNames<T>(), JsonNamingPolicy.CamelCase.ConvertName);
    }

    /// <summary>Wire names are given, in the order of the enum's values.</summary>
    protected WireEnumConverter(params string[] names)
    {
        if (names.Length != _values.Length)
        {
            throw new ArgumentException($"{typeof(T).Name} has {_values.Length} values but {names.Length} wire names.", nameof(names));
        }

        _names = names;
    }

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String)
        {
            throw WireError.InvalidType(ref reader, "string or map");
        }

        for (int i = 0; i < _names.Length; i++)
        {
            if (reader.ValueTextEquals(_names[i]))
            {
                return _values[i];
            }
        }

        throw WireError.UnknownVariant(reader.GetString(), _names);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        int index = Array.IndexOf(_values, value);
        writer.WriteStringValue(index >= 0 ? _names[index] : throw new JsonException($"{typeof(T).Name} has no value {value:D}."));
    }
}
