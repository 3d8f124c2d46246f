using System.Text;
using System.Text.Json;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Common;

/// <summary>
/// One free JSON value, kept as its UTF-8 text and written back verbatim. Whoever makes one vouches that the bytes are exactly one
/// well-formed JSON value on one line: the writer does not look again. <c>default</c> is JSON null.
/// </summary>
[WireForm(typeof(RawJsonForm))]
public readonly struct RawJson : IEquatable<RawJson>
{
    private readonly ReadOnlyMemory<byte> _utf8;

    public RawJson(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = utf8;
    }

    public static RawJson Null => default;

    public static RawJson EmptyObject { get; } = new("{}"u8.ToArray());

    /// <summary>The value's UTF-8 text; never empty.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8.IsEmpty ? NullLiteral : _utf8;

    private static ReadOnlyMemory<byte> NullLiteral { get; } = "null"u8.ToArray();

    public static bool operator ==(RawJson left, RawJson right) => left.Equals(right);

    public static bool operator !=(RawJson left, RawJson right) => !left.Equals(right);

    /// <summary>Copies a parsed value; the element's document may be disposed afterwards.</summary>
    public static RawJson From(JsonElement element) => new(Encoding.UTF8.GetBytes(element.GetRawText()));

    /// <summary>Equal text, not equal meaning: <c>1</c> and <c>1.0</c> differ.</summary>
    public bool Equals(RawJson other) => Utf8.Span.SequenceEqual(other.Utf8.Span);

    public override bool Equals(object? obj) => obj is RawJson other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Utf8.Span);
        return hash.ToHashCode();
    }

    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
