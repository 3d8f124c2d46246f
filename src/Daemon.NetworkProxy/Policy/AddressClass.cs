using System.Net;
using System.Net.Sockets;

namespace Daemon.NetworkProxy.Policy;

/// <summary>
/// Which addresses lead to the public network. Everything that the special-purpose registries of IANA (RFC 6890 and its updates) reserve
/// counts as local or private, also when it is wrapped in an IPv6 address that some router unwraps.
/// </summary>
internal static class AddressClass
{
    /// <summary>First address and prefix length.</summary>
    private static readonly (uint Network, int Bits)[] ReservedV4 =
    [
        (0x00000000, 8),   // this network
        (0x0A000000, 8),   // RFC 1918
        (0x64400000, 10),  // carrier-grade NAT
        (0x7F000000, 8),   // loopback
        (0xA9FE0000, 16),  // link-local, with the clouds' metadata services
        (0xAC100000, 12),  // RFC 1918
        (0xC0000000, 24),  // IETF protocol assignments
        (0xC0000200, 24),  // TEST-NET-1
        (0xC0586300, 24),  // 6to4 relays
        (0xC0A80000, 16),  // RFC 1918
        (0xC6120000, 15),  // benchmarking
        (0xC6336400, 24),  // TEST-NET-2
        (0xCB007100, 24),  // TEST-NET-3
        (0xE0000000, 4),   // multicast
        (0xF0000000, 4),   // reserved, broadcast
    ];

    public static bool IsPublic(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetwork ? IsPublicV4(bytes) : IsPublicV6(bytes);
    }

    private static bool IsPublicV4(ReadOnlySpan<byte> bytes)
    {
        var value = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
        foreach (var (network, bits) in ReservedV4)
        {
            if (value >> (32 - bits) == network >> (32 - bits))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPublicV6(ReadOnlySpan<byte> bytes)
    {
        var zeros = bytes.IndexOfAnyExcept((byte)0);
        if (zeros is < 0 or >= 12)
        {
            // :: and ::1, which read as 0.0.0.0/8, and the IPv4-compatible addresses.
            return zeros >= 12 && IsPublicV4(bytes[12..]);
        }

        if (zeros == 10 && bytes[10] == 0xFF && bytes[11] == 0xFF)
        {
            return IsPublicV4(bytes[12..]);
        }

        if (bytes.StartsWith(new byte[] { 0x00, 0x64, 0xFF, 0x9B }))
        {
            // NAT64: the well-known prefix carries an IPv4 address, the local one (RFC 8215) is nobody's.
            return bytes[4..12].IndexOfAnyExcept((byte)0) < 0 && IsPublicV4(bytes[12..]);
        }

        if (bytes[0] == 0x20 && bytes[1] == 0x02)
        {
            return IsPublicV4(bytes[2..6]);
        }

        var teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 0x02;
        var documentation = (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8) || (bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] < 0x10);
        var globalUnicast = (bytes[0] & 0xE0) == 0x20;
        return globalUnicast && !teredo && !documentation;
    }
}
