using System.Buffers.Binary;
using System.Numerics;

namespace Daemon.Core.Rollout.Compression;

/// <summary>
/// A bit stream that is read from its end to its beginning (RFC 8878, section 4.1): the highest set bit of the last byte marks where it
/// begins. Bits behind the beginning read as zeros and make <see cref="IsOverrun"/> true.
/// </summary>
internal ref struct ReverseBits
{
    private readonly ReadOnlySpan<byte> _bytes;
    private long _position;

    /// <exception cref="InvalidDataException">There is no mark.</exception>
    public ReverseBits(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[^1] == 0)
        {
            throw new InvalidDataException("a bit stream has no end");
        }

        _bytes = bytes;
        _position = ((long)(bytes.Length - 1) * 8) + BitOperations.Log2(bytes[^1]);
    }

    public readonly bool IsOverrun => _position < 0;

    /// <summary>Whether exactly all bits were read.</summary>
    public readonly bool IsAtEnd => _position == 0;

    /// <param name="count">At most 32.</param>
    public uint Read(int count)
    {
        var bits = Peek(count);
        _position -= count;
        return bits;
    }

    /// <param name="count">At most 32.</param>
    public readonly uint Peek(int count)
    {
        var start = _position - count;
        var first = start >> 3;
        ulong word = 0;
        if (first >= 0 && first + 8 <= _bytes.Length)
        {
            word = BinaryPrimitives.ReadUInt64LittleEndian(_bytes[(int)first..]);
        }
        else
        {
            for (var i = 0; i < 8; i++)
            {
                if (first + i >= 0 && first + i < _bytes.Length)
                {
                    word |= (ulong)_bytes[(int)(first + i)] << (8 * i);
                }
            }
        }

        return (uint)((word >> (int)(start & 7)) & ((1UL << count) - 1));
    }

    public void Skip(int count) => _position -= count;
}
