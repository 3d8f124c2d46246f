using System.Numerics;

namespace Daemon.Core.Rollout.Compression;

/// <summary>A decoding table of Finite State Entropy (RFC 8878, section 4.1).</summary>
internal sealed class FseTable
{
    private readonly byte[] _symbols;
    private readonly byte[] _bits;
    private readonly ushort[] _bases;

    private FseTable(int accuracy)
    {
        Accuracy = accuracy;
        _symbols = new byte[1 << accuracy];
        _bits = new byte[1 << accuracy];
        _bases = new ushort[1 << accuracy];
    }

    /// <summary>How many bits a first state has.</summary>
    public int Accuracy { get; }

    public byte Symbol(uint state) => _symbols[state];

    public uint Next(uint state, ref ReverseBits bits) => _bases[state] + bits.Read(_bits[state]);

    /// <summary>The table that knows one symbol only.</summary>
    public static FseTable Of(byte symbol)
    {
        var table = new FseTable(0);
        table._symbols[0] = symbol;
        return table;
    }

    /// <param name="counts">How probable each symbol is, of <c>2^accuracy</c>; -1 is less than one.</param>
    public static FseTable Of(int accuracy, ReadOnlySpan<short> counts)
    {
        var table = new FseTable(accuracy);
        Span<ushort> next = stackalloc ushort[256];
        var high = table.Spread(counts, next);
        var (size, position) = (1 << accuracy, 0);
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            for (var i = 0; i < counts[symbol]; i++)
            {
                table._symbols[position] = (byte)symbol;
                do
                {
                    position = (position + (size >> 1) + (size >> 3) + 3) & (size - 1);
                }
                while (position >= high);
            }
        }

        for (var state = 0; state < size; state++)
        {
            var turn = next[table._symbols[state]]++;
            table._bits[state] = (byte)(accuracy - BitOperations.Log2(turn));
            table._bases[state] = (ushort)((turn << table._bits[state]) - size);
        }

        return table;
    }

    /// <summary>Reads a table's description.</summary>
    /// <param name="bytes">What is left of the block; shortened by the description.</param>
    /// <exception cref="InvalidDataException">It is none, or larger than the format allows.</exception>
    public static FseTable Read(ref ReadOnlySpan<byte> bytes, int maxAccuracy, int maxSymbol)
    {
        var bits = new ForwardBits(bytes);
        var accuracy = (int)bits.Read(4) + 5;
        if (accuracy > maxAccuracy)
        {
            throw new InvalidDataException("an entropy table is larger than allowed");
        }

        Span<short> counts = stackalloc short[maxSymbol + 1];
        var (left, symbol) = (1 << accuracy, 0);
        while (left > 0)
        {
            if (symbol > maxSymbol)
            {
                throw new InvalidDataException("an entropy table has too many symbols");
            }

            var count = ReadCount(ref bits, left);
            left -= Math.Abs(count);
            counts[symbol++] = (short)count;
            if (count == 0)
            {
                symbol += ReadZeros(ref bits);
            }
        }

        if (left < 0)
        {
            throw new InvalidDataException("an entropy table does not add up");
        }

        bytes = bytes[bits.Consumed..];
        return Of(accuracy, counts[..Math.Min(symbol, maxSymbol + 1)]);
    }

    /// <summary>Values near the largest that can still come take a bit more than the others.</summary>
    private static int ReadCount(ref ForwardBits bits, int left)
    {
        var width = BitOperations.Log2((uint)left + 1) + 1;
        var value = (int)bits.Read(width);
        var mask = (1 << (width - 1)) - 1;
        var threshold = (1 << width) - 1 - (left + 1);
        if ((value & mask) < threshold)
        {
            bits.Unread(1);
            value &= mask;
        }
        else if (value > mask)
        {
            value -= threshold;
        }

        return value - 1;
    }

    private static int ReadZeros(ref ForwardBits bits)
    {
        var zeros = 0;
        uint more;
        do
        {
            more = bits.Read(2);
            zeros += (int)more;
        }
        while (more == 3);

        return zeros;
    }

    /// <summary>Symbols that are less than probable stand at the end, one state each.</summary>
    /// <returns>Where they begin.</returns>
    private int Spread(ReadOnlySpan<short> counts, Span<ushort> next)
    {
        var high = _symbols.Length;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            next[symbol] = (ushort)Math.Max((short)1, counts[symbol]);
            if (counts[symbol] == -1)
            {
                _symbols[--high] = (byte)symbol;
            }
        }

        return high;
    }

    /// <summary>A bit stream that is read from its beginning, lowest bits first.</summary>
    private ref struct ForwardBits(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _position;

        public readonly int Consumed => (_position + 7) / 8;

        public uint Read(int count)
        {
            uint value = 0;
            for (var i = 0; i < count; i++, _position++)
            {
                if (_position >> 3 >= _bytes.Length)
                {
                    throw new InvalidDataException("an entropy table ends early");
                }

                value |= (uint)((_bytes[_position >> 3] >> (_position & 7)) & 1) << i;
            }

            return value;
        }

        public void Unread(int count) => _position -= count;
    }
}
