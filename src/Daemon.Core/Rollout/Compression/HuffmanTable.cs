using System.Numerics;

namespace Daemon.Core.Rollout.Compression;

/// <summary>A table of Huffman codes (RFC 8878, section 4.2).</summary>
internal sealed class HuffmanTable
{
    private const int MaxBits = 11;

    private readonly byte[] _symbols;
    private readonly byte[] _lengths;
    private readonly int _maxBits;

    private HuffmanTable(ReadOnlySpan<byte> weights, int maxBits)
    {
        _maxBits = maxBits;
        _symbols = new byte[1 << maxBits];
        _lengths = new byte[1 << maxBits];
        var position = 0;
        for (var weight = 1; weight <= maxBits; weight++)
        {
            for (var symbol = 0; symbol < weights.Length; symbol++)
            {
                if (weights[symbol] == weight)
                {
                    var count = 1 << (weight - 1);
                    _symbols.AsSpan(position, count).Fill((byte)symbol);
                    _lengths.AsSpan(position, count).Fill((byte)(maxBits + 1 - weight));
                    position += count;
                }
            }
        }
    }

    /// <summary>Reads a table's description.</summary>
    /// <param name="bytes">What is left of the literals; shortened by the description.</param>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static HuffmanTable Read(ref ReadOnlySpan<byte> bytes)
    {
        Span<byte> weights = stackalloc byte[256];
        int header = bytes[0];
        bytes = bytes[1..];
        int count;
        if (header < 128)
        {
            count = ReadCompressed(bytes[..header], weights);
            bytes = bytes[header..];
        }
        else
        {
            count = header - 127;
            for (var i = 0; i < count; i++)
            {
                weights[i] = (byte)((i & 1) == 0 ? bytes[i / 2] >> 4 : bytes[i / 2] & 15);
            }

            bytes = bytes[((count + 1) / 2)..];
        }

        return Of(weights, count);
    }

    /// <summary>Decodes one stream, which must hold exactly <paramref name="output"/>.</summary>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    public void Decode(ReadOnlySpan<byte> stream, Span<byte> output)
    {
        var bits = new ReverseBits(stream);
        for (var i = 0; i < output.Length; i++)
        {
            var code = bits.Peek(_maxBits);
            output[i] = _symbols[code];
            bits.Skip(_lengths[code]);
        }

        if (!bits.IsAtEnd)
        {
            throw new InvalidDataException("a stream of literals has another length than it says");
        }
    }

    /// <summary>The last weight is not written: it is what completes the sum to a power of two.</summary>
    private static HuffmanTable Of(Span<byte> weights, int count)
    {
        var sum = 0;
        foreach (var weight in weights[..count])
        {
            sum += weight > MaxBits ? throw new InvalidDataException("a literal has a code that is too long") : (1 << weight) >> 1;
        }

        var maxBits = sum == 0 ? 0 : BitOperations.Log2((uint)sum) + 1;
        var left = (1 << maxBits) - sum;
        if (maxBits is 0 or > MaxBits || !BitOperations.IsPow2(left) || count > 255)
        {
            throw new InvalidDataException("the codes of literals do not add up");
        }

        weights[count] = (byte)(BitOperations.Log2((uint)left) + 1);
        return new HuffmanTable(weights[..(count + 1)], maxBits);
    }

    /// <summary>Two states take turns, until the bits are used up.</summary>
    private static int ReadCompressed(ReadOnlySpan<byte> bytes, Span<byte> weights)
    {
        var table = FseTable.Read(ref bytes, maxAccuracy: 6, maxSymbol: MaxBits + 1);
        var bits = new ReverseBits(bytes);
        var (state, other) = (bits.Read(table.Accuracy), bits.Read(table.Accuracy));
        for (var count = 0; count < 254;)
        {
            weights[count++] = table.Symbol(state);
            state = table.Next(state, ref bits);
            if (bits.IsOverrun)
            {
                weights[count++] = table.Symbol(other);
                return count;
            }

            (state, other) = (other, state);
        }

        throw new InvalidDataException("there are too many codes of literals");
    }
}
