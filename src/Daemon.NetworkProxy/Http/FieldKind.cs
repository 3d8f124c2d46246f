using System.Text;

namespace Daemon.NetworkProxy.Http;

/// <summary>Header fields that the proxy acts on.</summary>
internal enum FieldKind : byte
{
    Other,
    Host,
    ContentLength,
    TransferEncoding,
    Connection,
    Expect,
    UnixSocket,

    /// <summary>Fields that concern one connection only and are never passed on (RFC 9110, 7.6.1).</summary>
    HopByHop,
}

/// <summary>Recognises field names.</summary>
internal static class FieldKinds
{
    public static FieldKind Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when Is(name, "te"u8) => FieldKind.HopByHop,
        4 when Is(name, "host"u8) => FieldKind.Host,
        6 when Is(name, "expect"u8) => FieldKind.Expect,
        7 when Is(name, "upgrade"u8) || Is(name, "trailer"u8) => FieldKind.HopByHop,
        10 when Is(name, "connection"u8) => FieldKind.Connection,
        10 when Is(name, "keep-alive"u8) => FieldKind.HopByHop,
        13 when Is(name, "x-unix-socket"u8) => FieldKind.UnixSocket,
        14 when Is(name, "content-length"u8) => FieldKind.ContentLength,
        16 when Is(name, "proxy-connection"u8) => FieldKind.HopByHop,
        17 when Is(name, "transfer-encoding"u8) => FieldKind.TransferEncoding,
        18 when Is(name, "proxy-authenticate"u8) => FieldKind.HopByHop,
        19 when Is(name, "proxy-authorization"u8) => FieldKind.HopByHop,
        _ => FieldKind.Other,
    };

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> lower) => Ascii.EqualsIgnoreCase(name, lower);
}
