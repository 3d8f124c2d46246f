using System.Text.Json;

namespace Daemon.JsonRpc.Params;

/// <summary>What the wire calls a simple type, and which JSON fits it.</summary>
/// <param name="Expected">Its name in a problem's text.</param>
/// <param name="Token">The kind of JSON; True stands for both booleans.</param>
/// <param name="Minimum">Null unless it is an integer.</param>
internal sealed record ScalarType(string Expected, JsonTokenType Token, Int128? Minimum = null, Int128 Maximum = default)
{
    /// <summary>Null for a type that is not simple.</summary>
    public static ScalarType? Find(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => new("a string", JsonTokenType.String),
        TypeCode.Boolean => new("a boolean", JsonTokenType.True),
        TypeCode.Byte => Integer("u8", byte.MinValue, byte.MaxValue),
        TypeCode.UInt16 => Integer("u16", ushort.MinValue, ushort.MaxValue),
        TypeCode.UInt32 => Integer("u32", uint.MinValue, uint.MaxValue),
        TypeCode.UInt64 => Integer("u64", ulong.MinValue, ulong.MaxValue),
        TypeCode.SByte => Integer("i8", sbyte.MinValue, sbyte.MaxValue),
        TypeCode.Int16 => Integer("i16", short.MinValue, short.MaxValue),
        TypeCode.Int32 => Integer("i32", int.MinValue, int.MaxValue),
        TypeCode.Int64 => Integer("i64", long.MinValue, long.MaxValue),
        TypeCode.Single => new("f32", JsonTokenType.Number),
        TypeCode.Double => new("f64", JsonTokenType.Number),
        _ => null,
    };

    public bool Accepts(JsonTokenType token) => token == Token || (Token == JsonTokenType.True && token == JsonTokenType.False);

    private static ScalarType Integer(string name, Int128 minimum, Int128 maximum) => new(name, JsonTokenType.Number, minimum, maximum);
}
