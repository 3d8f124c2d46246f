using System.Net;
using System.Net.Sockets;
using Daemon.NetworkProxy.Connections;

namespace Daemon.NetworkProxy.Socks;

/// <summary>
/// Relays SOCKS5 datagrams of one entry through one socket. Each client address gets a flow with a socket of its own towards the network;
/// every datagram is judged, and refused ones are dropped. Flows end with the entry's last association. Limited mode lets none through.
/// </summary>
internal sealed class UdpRelay(ManagedProxy proxy, Gatekeeper gatekeeper, Socket socket)
{
    private const int MaxDatagram = 65535;

    /// <summary>More client addresses than that at once are a port scan.</summary>
    private const int MaxFlows = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<IPEndPoint, UdpFlow> _flows = [];
    private readonly List<Task> _ending = [];
    private int _associations;

    public IPEndPoint Address => (IPEndPoint)socket.LocalEndPoint!;

    /// <summary>Begins an association; it ends when the result is disposed.</summary>
    public IDisposable Open()
    {
        lock (_gate)
        {
            _associations++;
        }

        return new Association(this);
    }

    public async Task RunAsync(CancellationToken closing)
    {
        // No buffer before there is a datagram: most commands never send one.
        byte[] buffer = [];
        try
        {
            while (true)
            {
                if (buffer.Length == 0)
                {
                    _ = await socket.ReceiveFromAsync(Memory<byte>.Empty, SocketFlags.Peek, new IPEndPoint(IPAddress.Any, 0), closing);
                    buffer = GC.AllocateUninitializedArray<byte>(MaxDatagram);
                }

                var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), closing);
                Pass(buffer.AsSpan(0, received.ReceivedBytes), (IPEndPoint)received.RemoteEndPoint, closing);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The entry is closed.
        }

        EndFlows();
        await Task.WhenAll(_ending);
    }

    private void Pass(ReadOnlySpan<byte> datagram, IPEndPoint client, CancellationToken closing)
    {
        if (SocksParser.ReadDatagram(datagram, out var target, out var length) != SocksParse.Done)
        {
            return;
        }

        // The copy is the flow's: a question to the user must not hold back the datagrams of others.
        if (FindFlow(client, closing) is { } flow)
        {
            flow.Post(target, datagram[length..].ToArray());
        }
    }

    private UdpFlow? FindFlow(IPEndPoint client, CancellationToken closing)
    {
        lock (_gate)
        {
            if (_associations == 0)
            {
                return null;
            }

            if (!_flows.TryGetValue(client, out var flow) && _flows.Count < MaxFlows)
            {
                _flows[client] = flow = new UdpFlow(proxy, gatekeeper, socket, client, closing);
            }

            return flow;
        }
    }

    private void Close()
    {
        bool last;
        lock (_gate)
        {
            last = --_associations == 0;
        }

        if (last)
        {
            EndFlows();
        }
    }

    private void EndFlows()
    {
        lock (_gate)
        {
            _ending.RemoveAll(ended => ended.IsCompleted);
            _ending.AddRange(_flows.Values.Select(flow => flow.CloseAsync()));
            _flows.Clear();
        }
    }

    private sealed class Association(UdpRelay relay) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                relay.Close();
            }
        }
    }
}
