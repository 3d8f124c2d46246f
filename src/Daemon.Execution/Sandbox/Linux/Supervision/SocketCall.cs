using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using System.Text;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>Names what a refused call was about, for people.</summary>
[SupportedOSPlatform("linux")]
internal static class SocketCall
{
    // linux/socket.h
    private const int AfUnix = 1;
    private const int AfInet = 2;
    private const int AfInet6 = 10;
    private const int MaxAddress = 128;

    /// <summary>A kind of socket that could not be made.</summary>
    public static (SandboxOperation Operation, string Target) Made(ulong domain, ulong type)
    {
        string kind = (type & 0xF) switch
        {
            1 => "stream",
            2 => "datagram",
            3 => "raw",
            5 => "sequenced-packet",
            var other => string.Create(CultureInfo.InvariantCulture, $"type {other}"),
        };
        string family = (int)domain switch
        {
            AfUnix => "local",
            AfInet => "IPv4",
            AfInet6 => "IPv6",
            16 => "netlink",
            17 => "packet",
            38 => "kernel crypto",
            40 => "virtual machine",
            var other => string.Create(CultureInfo.InvariantCulture, $"family {other}"),
        };
        return (domain == AfUnix ? SandboxOperation.LocalSocket : SandboxOperation.Network, $"{family} {kind} socket");
    }

    /// <summary>An address in the process's memory (<c>struct sockaddr</c>).</summary>
    public static (SandboxOperation Operation, string Target) Addressed(SupervisedProcess process, ulong address, ulong length)
    {
        Span<byte> buffer = stackalloc byte[MaxAddress];
        int count = address == 0 ? 0 : process.Read(address, buffer[..(int)Math.Min(length, MaxAddress)]);
        return Describe(buffer[..count]);
    }

    /// <summary>Splits an address into the kind of operation and a text.</summary>
    internal static (SandboxOperation Operation, string Target) Describe(ReadOnlySpan<byte> address)
    {
        int family = address.Length >= 2 ? BinaryPrimitives.ReadUInt16LittleEndian(address) : 0;
        return (family, address.Length) switch
        {
            (AfInet, >= 8) => (SandboxOperation.Network, $"{new IPAddress(address.Slice(4, 4))}:{Port(address)}"),
            (AfInet6, >= 24) => (SandboxOperation.Network, $"[{new IPAddress(address.Slice(8, 16))}]:{Port(address)}"),
            (AfUnix, > 2) => (SandboxOperation.LocalSocket, SocketName(address[2..])),
            (AfUnix, _) => (SandboxOperation.LocalSocket, "unnamed local socket"),
            _ => (SandboxOperation.Network, "socket"),
        };
    }

    private static string Port(ReadOnlySpan<byte> address) =>
        BinaryPrimitives.ReadUInt16BigEndian(address[2..]).ToString(CultureInfo.InvariantCulture);

    /// <summary>A leading NUL means the abstract name space, which is written with an at sign.</summary>
    private static string SocketName(ReadOnlySpan<byte> name)
    {
        bool isAbstract = name[0] == 0;
        ReadOnlySpan<byte> text = isAbstract ? name[1..] : name;
        int end = text.IndexOf((byte)0);
        return (isAbstract ? "@" : "") + Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
    }
}
