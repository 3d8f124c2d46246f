using System.Net;
using System.Text;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Socks;

internal enum SocksCommand : byte
{
    Connect = 1,
    Bind = 2,
    UdpAssociate = 3,
}

internal enum SocksParse
{
    Done,
    Incomplete,

    /// <summary>Not SOCKS5.</summary>
    Malformed,

    /// <summary>An address of unknown type.</summary>
    BadAddressType,

    /// <summary>A name that is no host.</summary>
    BadHost,
}

/// <summary>Reads the messages of SOCKS5 clients (RFC 1928). Pure.</summary>
internal static class SocksParser
{
    public const byte Version = 5;

    /// <summary>The greeting.</summary>
    /// <param name="acceptsNoAuthentication">Whether the client offers to go without.</param>
    public static SocksParse ReadGreeting(ReadOnlySpan<byte> bytes, out bool acceptsNoAuthentication, out int length)
    {
        acceptsNoAuthentication = false;
        length = 0;
        if (bytes.IsEmpty)
        {
            return SocksParse.Incomplete;
        }

        if (bytes[0] != Version)
        {
            return SocksParse.Malformed;
        }

        if (bytes.Length < 2 || bytes.Length < 2 + bytes[1])
        {
            return SocksParse.Incomplete;
        }

        length = 2 + bytes[1];
        acceptsNoAuthentication = bytes[2..length].Contains((byte)0);
        return SocksParse.Done;
    }

    /// <summary>The request.</summary>
    public static SocksParse ReadRequest(ReadOnlySpan<byte> bytes, out SocksCommand command, out HostPort target, out int length)
    {
        command = default;
        target = default;
        length = 0;
        if (bytes.Length < 4)
        {
            return bytes.Length > 0 && bytes[0] != Version ? SocksParse.Malformed : SocksParse.Incomplete;
        }

        if (bytes[0] != Version || bytes[2] != 0)
        {
            return SocksParse.Malformed;
        }

        command = (SocksCommand)bytes[1];
        var result = ReadAddress(bytes[3..], allowAny: command == SocksCommand.UdpAssociate, out target, out var address);
        length = 3 + address;
        return result;
    }

    /// <summary>The head of a datagram: reserved, fragment number, address.</summary>
    public static SocksParse ReadDatagram(ReadOnlySpan<byte> bytes, out HostPort target, out int length)
    {
        target = default;
        length = 0;
        if (bytes.Length < 4)
        {
            return SocksParse.Incomplete;
        }

        if (bytes[0] != 0 || bytes[1] != 0 || bytes[2] != 0)
        {
            // Fragments are optional, and nobody sends them.
            return SocksParse.Malformed;
        }

        var result = ReadAddress(bytes[3..], allowAny: false, out target, out var address);
        length = 3 + address;
        return result;
    }

    /// <param name="allowAny">Port 0 and any address are fine: a client may not know where its datagrams will come from.</param>
    private static SocksParse ReadAddress(ReadOnlySpan<byte> bytes, bool allowAny, out HostPort target, out int length)
    {
        target = default;
        length = bytes[0] switch
        {
            1 => 1 + 4 + 2,
            3 => bytes.Length > 1 ? 1 + 1 + bytes[1] + 2 : int.MaxValue,
            4 => 1 + 16 + 2,
            _ => 0,
        };
        if (length == 0)
        {
            return SocksParse.BadAddressType;
        }

        if (bytes.Length < length)
        {
            return SocksParse.Incomplete;
        }

        var port = (bytes[length - 2] << 8) | bytes[length - 1];
        HostName host;
        if (bytes[0] != 3)
        {
            host = HostName.Of(new IPAddress(bytes[1..(length - 2)]));
        }
        else if (!HostName.TryParse(Encoding.Latin1.GetString(bytes[2..(length - 2)]), out host) && !allowAny)
        {
            return SocksParse.BadHost;
        }

        if (port == 0 && !allowAny)
        {
            return SocksParse.BadHost;
        }

        target = new HostPort(host, port);
        return SocksParse.Done;
    }
}
