using System.Net.Sockets;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Upstream;

/// <summary>A connection to a destination or to an upstream proxy. Disposing closes it. Not thread-safe.</summary>
internal sealed class UpstreamConnection : IDisposable
{
    // netinet/tcp.h
    private const int TcpLevel = 6;
    private const int TcpQuickAck = 12;

    public UpstreamConnection(Socket socket)
        : this(socket, new NetworkStream(socket, ownsSocket: true))
    {
    }

    /// <param name="stream">Owned; what is read and written goes through it.</param>
    public UpstreamConnection(Socket socket, Stream stream)
    {
        Socket = socket;
        Stream = stream;
        Reader = new WireReader(stream);
    }

    public Socket Socket { get; }

    public Stream Stream { get; }

    public WireReader Reader { get; }

    /// <summary>Whether nothing has come since the last response: neither its end nor anything that nobody asked for.</summary>
    public bool IsQuiet()
    {
        try
        {
            return Reader.Buffered.IsEmpty && !Socket.Poll(0, SelectMode.SelectRead);
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
            Socket.SetRawSocketOption(TcpLevel, TcpQuickAck, [1, 0, 0, 0]);
        }
    }

    public void Dispose()
    {
        Reader.Dispose();
        Stream.Dispose();
    }
}
