using System.Net.Sockets;
using Daemon.NetworkProxy.Sockets;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Upstream;

/// <summary>A connection to a destination or to an upstream proxy. Disposing closes it. Not thread-safe.</summary>
internal sealed class UpstreamConnection : IDisposable
{
    // netinet/tcp.h
    private const int TcpLevel = 6;
    private const int TcpQuickAck = 12;

    public UpstreamConnection(SocketStream transport)
        : this(transport, transport)
    {
    }

    /// <param name="stream">Owned, and owner of the transport; what is read and written goes through it.</param>
    public UpstreamConnection(SocketStream transport, Stream stream)
    {
        Transport = transport;
        Stream = stream;
        Reader = new WireReader(stream);
    }

    public SocketStream Transport { get; }

    public Stream Stream { get; }

    public WireReader Reader { get; }

    /// <summary>Whether nothing has come since the last response: neither its end nor anything that nobody asked for.</summary>
    public bool IsQuiet()
    {
        try
        {
            return Reader.Buffered.IsEmpty && !Transport.Socket.Poll(0, SelectMode.SelectRead);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>
    /// Has the kernel acknowledge what came at once. A server that writes head and body in two small pieces waits for that between them
    /// (Nagle's algorithm), and a delayed acknowledgement would cost 40 ms for each request of a kept connection.
    /// </summary>
    public void Acknowledge()
    {
        if (OperatingSystem.IsLinux())
        {
            Transport.Socket.SetRawSocketOption(TcpLevel, TcpQuickAck, [1, 0, 0, 0]);
        }
    }

    /// <summary>Ends whatever still reads or writes.</summary>
    public void Abort() => Transport.Dispose();

    public void Dispose()
    {
        Reader.Dispose();
        Stream.Dispose();
    }
}
