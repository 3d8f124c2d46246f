namespace Daemon.NetworkProxy.Http2;

/// <summary>
/// Decodes the Huffman code of HPACK (RFC 7541, 5.2 and appendix B). The code is canonical: it follows from the lengths alone. Pure.
/// </summary>
internal static class Huffman
{
    private const int MinLength = 5;
    private const int MaxLength = 30;
    private const int EndOfString = 256;

    /// <summary>Bits of the code of each symbol.</summary>
    private static readonly byte[] Lengths =
    [
        13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
        6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
        13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
        15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
        20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
        22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
        26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
        20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
        30,
    ];

    /// <summary>Symbols in the order of their codes.</summary>
    private static readonly short[] Symbols = [.. Enumerable.Range(0, Lengths.Length).OrderBy(symbol => Lengths[symbol]).Select(symbol => (short)symbol)];

    /// <summary>For each length the first code of it, and the place of that code's symbol.</summary>
    private static readonly (uint Code, int Place, int Count)[] Ranges = FindRanges();

    /// <exception cref="HpackException">The padding is wrong, or the text contains the end-of-string symbol.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> coded)
    {
        // The shortest code has five bits.
        var text = new byte[(coded.Length * 8 / MinLength) + 1];
        var count = 0;
        uint code = 0;
        var length = 0;
        foreach (var octet in coded)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                code = (code << 1) | ((uint)(octet >> bit) & 1);
                length++;
                var (first, place, size) = Ranges[length];
                if (code - first >= (uint)size || code < first)
                {
                    if (length == MaxLength)
                    {
                        throw new HpackException("A Huffman code is unknown.");
                    }

                    continue;
                }

                var symbol = Symbols[place + (int)(code - first)];
                if (symbol == EndOfString)
                {
                    throw new HpackException("A Huffman string contains its own end.");
                }

                text[count++] = (byte)symbol;
                code = 0;
                length = 0;
            }
        }

        return length < 8 && code == (1u << length) - 1 ? text[..count] : throw new HpackException("The padding of a Huffman string is wrong.");
    }

    private static (uint Code, int Place, int Count)[] FindRanges()
    {
        var ranges = new (uint, int, int)[MaxLength + 1];
        uint code = 0;
        var place = 0;
        for (var length = 1; length <= MaxLength; length++)
        {
            var count = Lengths.Count(bits => bits == length);
            ranges[length] = (code, place, count);
            code = (code + (uint)count) << 1;
            place += count;
        }

        return ranges;
    }
}
