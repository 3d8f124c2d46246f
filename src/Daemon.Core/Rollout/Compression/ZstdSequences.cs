namespace Daemon.Core.Rollout.Compression;

/// <summary>The sequences of blocks (RFC 8878, section 3.1.1.3.2): so many literals, then a copy of what came before.</summary>
internal sealed class ZstdSequences
{
    private static readonly FseTable DefaultLiterals = FseTable.Of(
        6, [4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1]);

    private static readonly FseTable DefaultMatches = FseTable.Of(
        6,
        [
            1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            -1, -1, -1, -1, -1, -1, -1,
        ]);

    private static readonly FseTable DefaultOffsets = FseTable.Of(
        5, [1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1]);

    /// <summary>What the codes of lengths begin with, from the first on that has bits of its own.</summary>
    private static readonly int[] LiteralBases = [16, 18, 20, 22, 24, 28, 32, 40, 48, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536];
    private static readonly byte[] LiteralBits = [1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    private static readonly int[] MatchBases =
        [35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051, 4099, 8195, 16387, 32771, 65539];

    private static readonly byte[] MatchBits = [1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    private readonly long[] _recent = [1, 4, 8];
    private FseTable? _literals;
    private FseTable? _offsets;
    private FseTable? _matches;

    /// <summary>Writes a block.</summary>
    /// <param name="block">The block behind its literals.</param>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public void Run(ReadOnlySpan<byte> block, ReadOnlySpan<byte> literals, ZstdOutput output)
    {
        var count = ReadCount(ref block);
        if (count > 0)
        {
            var modes = block[0];
            block = block[1..];
            _literals = Table(ref block, modes >> 6, _literals, DefaultLiterals, 9, 35);
            _offsets = Table(ref block, (modes >> 4) & 3, _offsets, DefaultOffsets, 8, 31);
            _matches = Table(ref block, (modes >> 2) & 3, _matches, DefaultMatches, 9, 52);
            literals = literals[Run(block, count, literals, output)..];
        }

        output.Write(literals);
    }

    private static int ReadCount(ref ReadOnlySpan<byte> block)
    {
        var (count, header) = block[0] switch
        {
            < 128 => (block[0], 1),
            < 255 => (((block[0] - 128) << 8) | block[1], 2),
            _ => ((block[1] | (block[2] << 8)) + 0x7F00, 3),
        };
        block = block[header..];
        return count;
    }

    private static FseTable Table(ref ReadOnlySpan<byte> block, int mode, FseTable? last, FseTable standard, int maxAccuracy, int maxSymbol)
    {
        switch (mode)
        {
            case 0:
                return standard;
            case 1:
                var symbol = block[0] <= maxSymbol ? block[0] : throw new InvalidDataException("a sequence has a code that there is not");
                block = block[1..];
                return FseTable.Of(symbol);
            case 2:
                return FseTable.Read(ref block, maxAccuracy, maxSymbol);
            default:
                return last ?? throw new InvalidDataException("a block goes on with a table that no block before it has");
        }
    }

    /// <returns>How many literals were used.</returns>
    private int Run(ReadOnlySpan<byte> block, int count, ReadOnlySpan<byte> literals, ZstdOutput output)
    {
        var bits = new ReverseBits(block);
        var literalState = bits.Read(_literals!.Accuracy);
        var offsetState = bits.Read(_offsets!.Accuracy);
        var matchState = bits.Read(_matches!.Accuracy);
        var used = 0;
        for (var i = 0; i < count; i++)
        {
            var offsetCode = _offsets.Symbol(offsetState);
            var offset = (1L << offsetCode) + bits.Read(offsetCode);
            var match = Length(_matches.Symbol(matchState), 32, 3, MatchBases, MatchBits, ref bits);
            var literal = Length(_literals.Symbol(literalState), 16, 0, LiteralBases, LiteralBits, ref bits);
            if (literal > literals.Length - used)
            {
                throw new InvalidDataException("a block uses more literals than it has");
            }

            output.Write(literals.Slice(used, literal));
            output.Copy(Resolve(offset, literal), match);
            used += literal;
            if (i < count - 1)
            {
                literalState = _literals.Next(literalState, ref bits);
                matchState = _matches.Next(matchState, ref bits);
                offsetState = _offsets.Next(offsetState, ref bits);
            }
        }

        return bits.IsAtEnd ? used : throw new InvalidDataException("a block's sequences have another length than they say");
    }

    private static int Length(byte code, int plain, int least, int[] bases, byte[] widths, ref ReverseBits bits) =>
        code < plain ? code + least : bases[code - plain] + (int)bits.Read(widths[code - plain]);

    /// <summary>The first three values stand for the offsets that were used last.</summary>
    private long Resolve(long value, int literal)
    {
        if (value > 3)
        {
            (_recent[2], _recent[1], _recent[0]) = (_recent[1], _recent[0], value - 3);
            return _recent[0];
        }

        var which = (int)value - (literal == 0 ? 0 : 1);
        var offset = which == 3 ? _recent[0] - 1 : _recent[which];
        if (which > 0)
        {
            _recent[2] = which == 1 ? _recent[2] : _recent[1];
            _recent[1] = _recent[0];
            _recent[0] = offset;
        }

        return offset;
    }
}
