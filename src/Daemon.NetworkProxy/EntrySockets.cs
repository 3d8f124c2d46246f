using System.Net;
using System.Net.Sockets;
using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy;

/// <summary>The sockets of one entry, bound and, but for UDP, listening.</summary>
/// <param name="Socks">Null when the rules switch SOCKS5 off.</param>
/// <param name="Udp">The relay of SOCKS5's UDP; null when it is off.</param>
/// <param name="Names">Where questions about names come in; null when they are not answered.</param>
public sealed record EntrySockets(Socket Http, Socket? Socks, Socket? Udp, Socket? Names = null) : IDisposable
{
    private const int Backlog = 4096;

    /// <summary>Sockets on loopback with ports that the system chooses.</summary>
    /// <exception cref="SocketException">The system is out of ports or descriptors.</exception>
    public static EntrySockets OnLoopback(NetworkRules rules)
    {
        var made = new List<Socket>();
        try
        {
            Socket Make(SocketType type)
            {
                var socket = new Socket(AddressFamily.InterNetwork, type, type == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
                made.Add(socket);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                if (type == SocketType.Stream)
                {
                    socket.Listen(Backlog);
                }

                return socket;
            }

            return new EntrySockets(
                Make(SocketType.Stream),
                rules.EnableSocks5 ? Make(SocketType.Stream) : null,
                rules is { EnableSocks5: true, EnableSocks5Udp: true } ? Make(SocketType.Dgram) : null);
        }
        catch
        {
            made.ForEach(socket => socket.Dispose());
            throw;
        }
    }

    public void Dispose()
    {
        Http.Dispose();
        Socks?.Dispose();
        Udp?.Dispose();
        Names?.Dispose();
    }
}
