using System.Net;
using System.Net.Sockets;

namespace Daemon.Execution.Sandbox;

/// <summary>
/// Where a command has no network of its own: sockets on this machine's loopback, made for one command, whose ports the sandbox then
/// lets through. Other programs of the user can connect to them, too, and get what the command's rules allow.
/// </summary>
/// <param name="ports">The only ports that the sandbox can let through, or null when it can any.</param>
internal sealed class LoopbackEntrance(Func<IReadOnlyList<int>?> ports) : IProxyEntrance
{
    public PlannedCommand Open(PlannedCommand command, ICommandProxy proxy)
    {
        var sockets = new List<Socket>();
        try
        {
            IReadOnlyList<int>? allowed = ports();
            var free = new Queue<int>(allowed ?? []);
            bool any = allowed is null;
            Socket http = Listen(free, any, sockets);
            Socket socks = Listen(free, any, sockets);
            Socket udp = Add(new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp), sockets);
            udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            IDisposable served = proxy.Serve(new CommandSockets(http, socks, udp, Names: null));
            return ProxyVariables.Apply(command, proxy.Environment(Port(http), Port(socks))) with
            {
                Door = served,
                Plan = command.Plan with { ProxyPorts = [Port(http), Port(socks), Port(udp)] },
            };
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            sockets.ForEach(socket => socket.Dispose());
            throw new IOException($"no port on the loopback: {failure.Message}", failure);
        }
    }

    private static Socket Listen(Queue<int> free, bool any, List<Socket> sockets)
    {
        while (true)
        {
            Socket socket = Add(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp), sockets);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, any ? 0 : free.TryDequeue(out int port) ? port : throw OutOfPorts()));
                socket.Listen();
                return socket;
            }
            catch (SocketException taken) when (!any && taken.SocketErrorCode is (SocketError.AddressAlreadyInUse or SocketError.AccessDenied))
            {
                // Another command's: the next one.
                socket.Dispose();
            }
        }
    }

    private static IOException OutOfPorts() => new("all ports that the sandbox lets through are taken by other commands; let some of them end");

    private static Socket Add(Socket socket, List<Socket> sockets)
    {
        sockets.Add(socket);
        return socket;
    }

    private static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;
}
