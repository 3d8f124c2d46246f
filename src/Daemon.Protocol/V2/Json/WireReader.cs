using System.Text;
using System.Text.Json;

namespace Daemon.Protocol.V2.Json;

/// <summary>
/// What the generated readers share. Every method finds the reader on a value's first token and leaves it on the last one, but for
/// those that walk through an object or an array.
/// </summary>
internal static class WireReader
{
    internal static bool IsNull(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.Null;

    /// <param name="expected">What is expected here, for the error's text.</param>
    internal static void StartObject(ref Utf8JsonReader reader, string expected)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw WireError.InvalidType(ref reader, expected);
        }
    }

    internal static void StartArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw WireError.InvalidType(ref reader, "a sequence");
        }
    }

    /// <summary>Begins an object whose members depend on its tag, wherever in the object that stands.</summary>
    /// <returns>The tag's value.</returns>
    internal static string StartUnion(ref Utf8JsonReader reader, ReadOnlySpan<byte> tag, string union)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw WireError.InvalidType(ref reader, $"internally tagged enum {union}");
        }

        // A copy looks ahead: the caller's reader stays where it is.
        Utf8JsonReader ahead = reader;
        while (NextMember(ref ahead, out ReadOnlySpan<byte> name))
        {
            if (ahead.TokenType is JsonTokenType.String && name.SequenceEqual(tag))
            {
                return ahead.GetString()!;
            }

            ahead.Skip();
        }

        throw WireError.MissingField(Encoding.UTF8.GetString(tag));
    }

    /// <summary>Goes to the next member's value, or to the end of the object.</summary>
    /// <param name="name">The member's name, unescaped.</param>
    internal static bool NextMember(ref Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        if (!reader.Read() || reader.TokenType is not JsonTokenType.PropertyName)
        {
            name = default;
            return false;
        }

        name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        reader.Read();
        return true;
    }

    /// <summary>Like <see cref="NextMember"/>, for objects whose names are data.</summary>
    internal static bool NextKey(ref Utf8JsonReader reader, out string key)
    {
        if (!reader.Read() || reader.TokenType is not JsonTokenType.PropertyName)
        {
            key = "";
            return false;
        }

        key = reader.GetString()!;
        reader.Read();
        return true;
    }

    /// <summary>Goes to the next element, or to the end of the array.</summary>
    internal static bool NextElement(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType is not JsonTokenType.EndArray;

    /// <summary>Refuses what is not a string, before a closed list of names is searched.</summary>
    internal static void ExpectVariant(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not JsonTokenType.String)
        {
            // A variant with contents would be a map, and a reader of variants expects either.
            throw WireError.InvalidType(ref reader, "string or map");
        }
    }

    internal static string String(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw WireError.InvalidType(ref reader, "a string");

    internal static string[] Strings(ref Utf8JsonReader reader)
    {
        StartArray(ref reader);
        var list = new string[4];
        int count = 0;
        while (NextElement(ref reader))
        {
            if (count == list.Length)
            {
                Array.Resize(ref list, 2 * count);
            }

            list[count++] = String(ref reader);
        }

        Array.Resize(ref list, count);
        return list;
    }

    internal static bool Boolean(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.True or JsonTokenType.False
        ? reader.GetBoolean()
        : throw WireError.InvalidType(ref reader, "a boolean");

    internal static double Double(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number ? reader.GetDouble() : throw WireError.InvalidType(ref reader, "f64");

    internal static ushort UInt16(ref Utf8JsonReader reader) => (ushort)Integer(ref reader, ushort.MinValue, ushort.MaxValue, "u16");

    internal static int Int32(ref Utf8JsonReader reader) => (int)Integer(ref reader, int.MinValue, int.MaxValue, "i32");

    internal static uint UInt32(ref Utf8JsonReader reader) => (uint)Integer(ref reader, uint.MinValue, uint.MaxValue, "u32");

    internal static long Int64(ref Utf8JsonReader reader) => Integer(ref reader, long.MinValue, long.MaxValue, "i64");

    internal static ulong UInt64(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetUInt64(out ulong value)
            ? value
            : (ulong)Integer(ref reader, 0, long.MaxValue, "u64");

    // Out of range is refused, so that an unsigned member never sees a negative number. What has a fraction or an exponent, or more
    // than 64 bits, is floating point to the peers, and another type.
    private static long Integer(ref Utf8JsonReader reader, long minimum, long maximum, string expected)
    {
        if (reader.TokenType is not JsonTokenType.Number)
        {
            throw WireError.InvalidType(ref reader, expected);
        }

        if (reader.TryGetInt64(out long value))
        {
            return value >= minimum && value <= maximum ? value : throw WireError.InvalidValue(ref reader, expected);
        }

        throw reader.TryGetUInt64(out _) ? WireError.InvalidValue(ref reader, expected) : WireError.InvalidType(ref reader, expected);
    }
}
