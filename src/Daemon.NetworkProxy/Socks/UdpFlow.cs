using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Daemon.NetworkProxy.Connections;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Socks;

/// <summary>The datagrams of one client address. A queue that is full drops the newest, as networks do.</summary>
internal sealed class UdpFlow
{
    private const int QueueLength = 64;
    private const int MaxDatagram = 65507;

    private readonly ManagedProxy _proxy;
    private readonly Gatekeeper _gatekeeper;
    private readonly Socket _relay;
    private readonly IPEndPoint _client;
    private readonly CancellationTokenSource _stopping;
    private readonly Channel<(HostPort Target, byte[] Payload)> _queue = Channel.CreateBounded<(HostPort, byte[])>(
        new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly Task _sending;
    private readonly List<(Socket Socket, Task Receiving)> _outside = [];

    public UdpFlow(ManagedProxy proxy, Gatekeeper gatekeeper, Socket relay, IPEndPoint client, CancellationToken closing)
    {
        _proxy = proxy;
        _gatekeeper = gatekeeper;
        _relay = relay;
        _client = client;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(closing);
        _sending = SendAsync();
    }

    public void Post(HostPort target, byte[] payload) => _queue.Writer.TryWrite((target, payload));

    public async Task CloseAsync()
    {
        await _stopping.CancelAsync();
        await _sending;
        _stopping.Dispose();
    }

    private async Task SendAsync()
    {
        var stopping = _stopping.Token;
        try
        {
            await foreach (var (target, payload) in _queue.Reader.ReadAllAsync(stopping))
            {
                await SendOneAsync(target, payload, stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The flow is over.
        }
        finally
        {
            foreach (var (socket, _) in _outside)
            {
                socket.Dispose();
            }

            await Task.WhenAll(_outside.Select(side => side.Receiving));
        }
    }

    private async ValueTask SendOneAsync(HostPort target, byte[] payload, CancellationToken stopping)
    {
        var request = new AccessRequest(ProxyProtocol.Socks5Udp, target, null, _client);
        var passage = _proxy.Policy.IsLimited
            ? _gatekeeper.Refuse(request, BlockReason.MethodNotAllowed, DecisionSource.ModeGuard)
            : await _gatekeeper.AdmitAsync(request, stopping);
        if (passage.Refusal is not null)
        {
            return;
        }

        var addresses = passage.Addresses ?? await _proxy.Names.ResolveAsync(target.Host, _proxy.Limits.Resolve, stopping);
        if (addresses is not [var address, ..])
        {
            return;
        }

        try
        {
            await Outside(address.AddressFamily, stopping).SendToAsync(payload, SocketFlags.None, new IPEndPoint(address, target.Port), stopping);
        }
        catch (SocketException)
        {
            // Nobody is there, or the datagram is too long: datagrams may be lost.
        }
    }

    private Socket Outside(AddressFamily family, CancellationToken stopping)
    {
        foreach (var (socket, _) in _outside)
        {
            if (socket.AddressFamily == family)
            {
                return socket;
            }
        }

        var made = new Socket(family, SocketType.Dgram, ProtocolType.Udp);
        made.Bind(new IPEndPoint(family == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0));
        _outside.Add((made, ReceiveAsync(made, stopping)));
        return made;
    }

    private async Task ReceiveAsync(Socket socket, CancellationToken stopping)
    {
        var any = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        var buffer = GC.AllocateUninitializedArray<byte>(MaxDatagram);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, any, stopping);
                var from = (IPEndPoint)received.RemoteEndPoint;
                byte[] datagram =
                [
                    0, 0, 0, (byte)(from.AddressFamily == AddressFamily.InterNetwork ? 1 : 4), .. from.Address.GetAddressBytes(),
                    (byte)(from.Port >> 8), (byte)from.Port, .. buffer.AsSpan(0, received.ReceivedBytes),
                ];
                await _relay.SendToAsync(datagram, SocketFlags.None, _client, stopping);
            }
            catch (SocketException) when (!stopping.IsCancellationRequested)
            {
                // A refusal of an earlier datagram (ICMP), or an answer too long to pass on.
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }
}
