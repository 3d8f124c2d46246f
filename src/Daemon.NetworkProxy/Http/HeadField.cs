namespace Daemon.NetworkProxy.Http;

/// <summary>A header line, as places in its head.</summary>
/// <param name="ValueStart">Behind the blanks after the colon; the value ends before trailing blanks.</param>
internal readonly record struct HeadField(FieldKind Kind, int NameStart, int NameLength, int ValueStart, int ValueLength)
{
    public ReadOnlySpan<byte> Name(ReadOnlySpan<byte> head) => head.Slice(NameStart, NameLength);

    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> head) => head.Slice(ValueStart, ValueLength);
}
