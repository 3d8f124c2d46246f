using System.Net;
using System.Net.Sockets;

namespace Daemon.NetworkProxy.Socks;

/// <summary>Reply codes of RFC 1928, section 6.</summary>
internal enum SocksReplyCode : byte
{
    Succeeded = 0,
    GeneralFailure = 1,
    NotAllowed = 2,
    HostUnreachable = 4,
    ConnectionRefused = 5,
    CommandNotSupported = 7,
    AddressTypeNotSupported = 8,
}

internal static class SocksReply
{
    public static byte[] Failure(SocksReplyCode code) => Create(code, new IPEndPoint(IPAddress.Any, 0));

    /// <param name="bound">Where the proxy speaks from, or where its relay is.</param>
    public static byte[] Create(SocksReplyCode code, IPEndPoint bound)
    {
        var isV6 = bound.AddressFamily == AddressFamily.InterNetworkV6;
        byte[] reply = [SocksParser.Version, (byte)code, 0, (byte)(isV6 ? 4 : 1), .. bound.Address.GetAddressBytes(), (byte)(bound.Port >> 8), (byte)bound.Port];
        return reply;
    }
}
