using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Common;

/// <summary>An integer of a fixed width. Out of range is refused, so that an unsigned member never sees a negative number.</summary>
/// <param name="wireType">The type's name in error texts: <c>u16</c>, <c>u32</c>, <c>i64</c>, ...</param>
internal sealed class IntegerConverter<T>(string wireType) : JsonConverter<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public override bool HandleNull => true;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.Number)
        {
            throw WireError.InvalidType(ref reader, wireType);
        }

        if (reader.TryGetInt64(out long signed))
        {
            return TryFit(signed, out T value) ? value : throw WireError.InvalidValue(ref reader, wireType);
        }

        return reader.TryGetUInt64(out ulong unsigned) && TryFit(unsigned, out T large)
            ? large
            : throw WireError.InvalidType(ref reader, wireType);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (T.IsNegative(value))
        {
            writer.WriteNumberValue(long.CreateChecked(value));
        }
        else
        {
            writer.WriteNumberValue(ulong.CreateChecked(value));
        }
    }

    private static bool TryFit<TSource>(TSource source, out T value)
        where TSource : struct, IBinaryInteger<TSource>
    {
        value = T.CreateTruncating(source);
        return TSource.IsNegative(source) == T.IsNegative(value) && TSource.CreateTruncating(value) == source;
    }
}
