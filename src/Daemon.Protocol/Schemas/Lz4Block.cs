using System.Buffers.Binary;

namespace Daemon.Protocol.Schemas;

/// <summary>
/// Unpacks the LZ4 block format (github.com/lz4/lz4, doc/lz4_Block_format.md). The framework's own formats would bring a native library
/// into the executable that is larger than what is packed.
/// </summary>
internal static class Lz4Block
{
    private const int MinMatch = 4;

    /// <param name="block">A whole block.</param>
    /// <param name="length">What it unpacks to, in bytes.</param>
    /// <exception cref="InvalidDataException">The block is broken.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> block, int length)
    {
        byte[] output = new byte[length];
        int at = 0;
        try
        {
            for (int next = 0; next < block.Length;)
            {
                byte token = block[next++];
                int literals = Length(block, ref next, token >> 4);
                block.Slice(next, literals).CopyTo(output.AsSpan(at));
                next += literals;
                at += literals;
                if (next == block.Length)
                {
                    break;
                }

                int from = at - BinaryPrimitives.ReadUInt16LittleEndian(block[next..]);
                next += sizeof(ushort);

                // A match may reach into what it writes: byte for byte.
                for (int end = at + Length(block, ref next, token & 15) + MinMatch; at < end; at++, from++)
                {
                    output[at] = output[from];
                }
            }
        }
        catch (Exception error) when (error is ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The LZ4 block is broken.", error);
        }

        return at == length ? output : throw new InvalidDataException($"The LZ4 block has {at} bytes, not {length}.");
    }

    private static int Length(ReadOnlySpan<byte> block, ref int next, int length)
    {
        if (length == 15)
        {
            byte more;
            do
            {
                more = block[next++];
                length += more;
            }
            while (more == 255);
        }

        return length;
    }
}
