namespace Daemon.Core.Rollout.Compression;

/// <summary>The literals of blocks (RFC 8878, section 3.1.1.3.1). A block may go on with the codes of the one before.</summary>
internal sealed class ZstdLiterals
{
    private const int MaxSize = 128 * 1024;

    private readonly byte[] _buffer = new byte[MaxSize];
    private HuffmanTable? _table;

    /// <param name="block">What is left of the block; shortened by the literals.</param>
    /// <returns>Valid until the next call.</returns>
    /// <exception cref="InvalidDataException">They are none.</exception>
    public ReadOnlySpan<byte> Read(ref ReadOnlySpan<byte> block)
    {
        var (kind, format) = (block[0] & 3, (block[0] >> 2) & 3);
        return kind < 2 ? ReadPlain(ref block, isRun: kind == 1, format) : ReadCoded(ref block, hasTable: kind == 2, format);
    }

    private Span<byte> Output(int size) =>
        size <= MaxSize ? _buffer.AsSpan(0, size) : throw new InvalidDataException("a block is larger than allowed");

    private ReadOnlySpan<byte> ReadPlain(ref ReadOnlySpan<byte> block, bool isRun, int format)
    {
        var (size, header) = format switch
        {
            1 => ((block[0] >> 4) | (block[1] << 4), 2),
            3 => ((block[0] >> 4) | (block[1] << 4) | (block[2] << 12), 3),
            _ => (block[0] >> 3, 1),
        };
        var output = Output(size);
        if (isRun)
        {
            output.Fill(block[header]);
            block = block[(header + 1)..];
        }
        else
        {
            block.Slice(header, size).CopyTo(output);
            block = block[(header + size)..];
        }

        return output;
    }

    private ReadOnlySpan<byte> ReadCoded(ref ReadOnlySpan<byte> block, bool hasTable, int format)
    {
        var (header, width) = format switch { 0 or 1 => (3, 10), 2 => (4, 14), _ => (5, 18) };
        long fields = 0;
        for (var i = 0; i < header; i++)
        {
            fields |= (long)block[i] << (8 * i);
        }

        var mask = (1 << width) - 1;
        var output = Output((int)(fields >> 4) & mask);
        var coded = block.Slice(header, (int)(fields >> (4 + width)) & mask);
        block = block[(header + coded.Length)..];
        if (hasTable)
        {
            _table = HuffmanTable.Read(ref coded);
        }

        var table = _table ?? throw new InvalidDataException("a block goes on with codes that no block before it has");
        if (format == 0)
        {
            table.Decode(coded, output);
            return output;
        }

        var each = (output.Length + 3) / 4;
        var streams = coded[6..];
        for (var i = 0; i < 4; i++)
        {
            var length = i < 3 ? coded[2 * i] | (coded[(2 * i) + 1] << 8) : streams.Length;
            table.Decode(streams[..length], i < 3 ? output.Slice(i * each, each) : output[(3 * each)..]);
            streams = streams[length..];
        }

        return output;
    }
}
