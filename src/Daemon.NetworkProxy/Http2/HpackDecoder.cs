using System.Text;

namespace Daemon.NetworkProxy.Http2;

/// <summary>Decodes header blocks (RFC 7541). Every block of a connection must pass through here, in order. Not thread-safe.</summary>
internal sealed class HpackDecoder
{
    private const int MaxListSize = 256 * 1024;

    private readonly HpackTable _table = new();

    /// <summary>Names and values in order; characters are bytes.</summary>
    /// <exception cref="HpackException">The block is malformed or decodes to too much.</exception>
    public List<(string Name, string Value)> Decode(ReadOnlySpan<byte> block)
    {
        var fields = new List<(string Name, string Value)>();
        var size = 0;
        while (!block.IsEmpty)
        {
            if (ReadField(ref block) is not { } field)
            {
                continue;
            }

            fields.Add(field);
            size += field.Name.Length + field.Value.Length + 32;
            if (size > MaxListSize)
            {
                throw new HpackException("A header list is too large.");
            }
        }

        return fields;
    }

    /// <summary>Null for a change of the table's size.</summary>
    private (string Name, string Value)? ReadField(ref ReadOnlySpan<byte> block)
    {
        var first = block[0];
        if ((first & 0x80) != 0)
        {
            return _table[ReadInteger(ref block, 7)];
        }

        if ((first & 0xE0) == 0x20)
        {
            _table.Resize(ReadInteger(ref block, 5));
            return null;
        }

        var indexed = (first & 0x40) != 0;
        var index = ReadInteger(ref block, indexed ? 6 : 4);
        var name = index == 0 ? ReadText(ref block) : _table[index].Name;
        var value = ReadText(ref block);
        if (indexed)
        {
            _table.Add(name, value);
        }

        return (name, value);
    }

    private static int ReadInteger(ref ReadOnlySpan<byte> block, int prefixBits)
    {
        var mask = (1 << prefixBits) - 1;
        var value = Next(ref block) & mask;
        if (value < mask)
        {
            return value;
        }

        for (var shift = 0; shift <= 14; shift += 7)
        {
            var octet = Next(ref block);
            value += (octet & 0x7F) << shift;
            if ((octet & 0x80) == 0)
            {
                return value;
            }
        }

        throw new HpackException("A header integer is too large.");
    }

    private static string ReadText(ref ReadOnlySpan<byte> block)
    {
        var coded = !block.IsEmpty && (block[0] & 0x80) != 0;
        var length = ReadInteger(ref block, 7);
        if (length > block.Length)
        {
            throw new HpackException("A header block is cut short.");
        }

        var bytes = block[..length];
        block = block[length..];
        return Encoding.Latin1.GetString(coded ? Huffman.Decode(bytes) : bytes);
    }

    private static byte Next(ref ReadOnlySpan<byte> block)
    {
        if (block.IsEmpty)
        {
            throw new HpackException("A header block is cut short.");
        }

        var octet = block[0];
        block = block[1..];
        return octet;
    }
}
