using System.Buffers.Binary;
using System.Text;

namespace Daemon.Telemetry.Otlp;

/// <summary>
/// Writes protocol buffers (https://protobuf.dev/programming-guides/encoding/). A message's length is written as a varint of fixed width
/// and filled in at its end, so that nothing is written twice. Not thread-safe.
/// </summary>
internal sealed class ProtobufWriter
{
    private const int LengthWidth = 4;

    private byte[] _bytes = new byte[4096];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Begins a message in a field; the result is for <see cref="End"/>.</summary>
    public int Begin(int field)
    {
        Tag(field, 2);
        Room(LengthWidth);
        return _length += LengthWidth;
    }

    public void End(int begin)
    {
        var length = _length - begin;
        for (var i = 0; i < LengthWidth; i++)
        {
            _bytes[begin - LengthWidth + i] = (byte)((length & 0x7F) | (i < LengthWidth - 1 ? 0x80 : 0));
            length >>= 7;
        }

        if (length > 0)
        {
            throw new InvalidOperationException("A message has more than 256 MiB.");
        }
    }

    public void String(int field, string value)
    {
        Tag(field, 2);
        var count = Encoding.UTF8.GetByteCount(value);
        Varint((ulong)count);
        _length += Encoding.UTF8.GetBytes(value, Room(count));
    }

    public void Integer(int field, long value)
    {
        Tag(field, 0);
        Varint((ulong)value);
    }

    public void Fixed64(int field, ulong value)
    {
        Tag(field, 1);
        BinaryPrimitives.WriteUInt64LittleEndian(Room(8), value);
        _length += 8;
    }

    private void Tag(int field, int type) => Varint((ulong)((field << 3) | type));

    private void Varint(ulong value)
    {
        var room = Room(10);
        var count = 0;
        while (value > 0x7F)
        {
            room[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[count++] = (byte)value;
        _length += count;
    }

    private Span<byte> Room(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }

        return _bytes.AsSpan(_length);
    }
}
