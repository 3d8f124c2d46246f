using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Daemon.NetworkProxy.Resolving;

/// <summary>Response codes of RFC 1035, 4.1.1.</summary>
internal enum DnsAnswer : byte
{
    Found = 0,
    NoSuchName = 3,
}

/// <summary>Reads questions and writes answers of DNS (RFC 1035, 4; RFC 3596 for IPv6). Pure.</summary>
internal static class DnsMessage
{
    private const ushort TypeA = 1;
    private const ushort TypeAaaa = 28;

    private const int HeaderSize = 12;
    private const ushort ClassInternet = 1;
    private const int MaxAnswers = 8;
    private const uint TimeToLive = 30;

    /// <summary>Reads a query with one question.</summary>
    /// <param name="name">In the question's own spelling, without the last dot.</param>
    /// <param name="questionEnd">Behind the question.</param>
    /// <returns>False when it is no such query, and not even an answer is due.</returns>
    public static bool TryRead(ReadOnlySpan<byte> query, out string name, out ushort type, out int questionEnd)
    {
        name = "";
        type = 0;
        questionEnd = 0;

        // A query, of kind 0, with one question.
        if (query.Length < HeaderSize || (query[2] & 0xF8) != 0 || BinaryPrimitives.ReadUInt16BigEndian(query[4..]) != 1)
        {
            return false;
        }

        var text = new StringBuilder();
        var position = HeaderSize;
        while (position < query.Length && query[position] is > 0 and < 64 and var length)
        {
            if (position + 1 + length > query.Length || text.Length > 253)
            {
                return false;
            }

            text.Append(text.Length > 0 ? "." : "").Append(Encoding.Latin1.GetString(query.Slice(position + 1, length)));
            position += 1 + length;
        }

        if (position + 5 > query.Length || query[position] != 0)
        {
            return false;
        }

        name = text.ToString();
        type = BinaryPrimitives.ReadUInt16BigEndian(query[(position + 1)..]);
        questionEnd = position + 5;
        return BinaryPrimitives.ReadUInt16BigEndian(query[(position + 3)..]) == ClassInternet;
    }

    /// <summary>Answers a query that was read.</summary>
    public static byte[] Answer(ReadOnlySpan<byte> query, int questionEnd, DnsAnswer code, ushort type, IEnumerable<IPAddress> addresses)
    {
        AddressFamily? family = type switch
        {
            TypeA => AddressFamily.InterNetwork,
            TypeAaaa => AddressFamily.InterNetworkV6,
            _ => null,
        };
        var found = code == DnsAnswer.Found ? addresses.Where(address => address.AddressFamily == family).Take(MaxAnswers).ToArray() : [];
        var output = new List<byte>(questionEnd + (found.Length * 28));
        output.AddRange(query[..questionEnd]);

        // A response, with recursion as it was desired, and available.
        output[2] = (byte)(0x80 | (query[2] & 0x01));
        output[3] = (byte)(0x80 | (byte)code);
        output[6] = 0;
        output[7] = (byte)found.Length;
        for (var i = 8; i < HeaderSize; i++)
        {
            output[i] = 0;
        }

        Span<byte> record = stackalloc byte[12];
        foreach (var address in found)
        {
            var bytes = address.GetAddressBytes();
            BinaryPrimitives.WriteUInt16BigEndian(record, 0xC000 | HeaderSize);
            BinaryPrimitives.WriteUInt16BigEndian(record[2..], type);
            BinaryPrimitives.WriteUInt16BigEndian(record[4..], ClassInternet);
            BinaryPrimitives.WriteUInt32BigEndian(record[6..], TimeToLive);
            BinaryPrimitives.WriteUInt16BigEndian(record[10..], (ushort)bytes.Length);
            output.AddRange(record);
            output.AddRange(bytes);
        }

        return [.. output];
    }
}
