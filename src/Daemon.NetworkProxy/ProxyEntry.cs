using System.Net;
using System.Net.Sockets;
using Daemon.NetworkProxy.Connections;
using Daemon.NetworkProxy.Resolving;
using Daemon.NetworkProxy.Sockets;
using Daemon.NetworkProxy.Socks;

namespace Daemon.NetworkProxy;

/// <summary>
/// Where the connections of one scope come in. Disposing closes its sockets and every connection at once; a connection's own faults end
/// only that connection.
/// </summary>
public sealed class ProxyEntry : IAsyncDisposable
{
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(20);

    private readonly ManagedProxy _proxy;
    private readonly EntrySockets _sockets;
    private readonly Gatekeeper _gatekeeper;
    private readonly UdpRelay? _udp;
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _room;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Task> _connections = [];
    private readonly List<Task> _loops = [];
    private long _lastConnection;
    private Task? _closed;

    internal ProxyEntry(ManagedProxy proxy, EntrySockets sockets, CommandScope scope)
    {
        _proxy = proxy;
        _sockets = sockets;
        _gatekeeper = new Gatekeeper(proxy, scope);
        _room = new SemaphoreSlim(proxy.Limits.Connections);
        _udp = sockets.Udp is null ? null : new UdpRelay(proxy, _gatekeeper, sockets.Udp);
    }

    /// <summary>Where HTTP clients connect, in the network of the sockets.</summary>
    public IPEndPoint HttpAddress => (IPEndPoint)_sockets.Http.LocalEndPoint!;

    /// <summary>Where SOCKS5 clients connect; null when it is off.</summary>
    public IPEndPoint? SocksAddress => (IPEndPoint?)_sockets.Socks?.LocalEndPoint;

    /// <summary>Begins to accept; nothing once the entry is closed.</summary>
    internal void Start()
    {
        lock (_gate)
        {
            if (_closed is null)
            {
                StartLoops();
            }
        }
    }

    /// <summary>Closes everything without waiting for the ends of the connections.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed ??= CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        await _closed!;
    }

    private void StartLoops()
    {
        _loops.Add(AcceptAsync(_sockets.Http, stream => new HttpConnection(_proxy, _gatekeeper, stream).RunAsync(_closing.Token)));
        if (_sockets.Socks is { } socks)
        {
            _loops.Add(AcceptAsync(socks, stream => new SocksConnection(_proxy, _gatekeeper, _udp, stream).RunAsync(_closing.Token)));
        }

        if (_udp is not null)
        {
            _loops.Add(_udp.RunAsync(_closing.Token));
        }

        if (_sockets.Names is { } names)
        {
            _loops.Add(new DnsResponder(_proxy, names).RunAsync(_closing.Token));
        }
    }

    private async Task CloseAsync()
    {
        await Task.Yield();
        _proxy.Forget(this);
        await _closing.CancelAsync();
        _sockets.Dispose();
        await Task.WhenAll(_loops);
        Task[] open;
        lock (_gate)
        {
            open = [.. _connections.Values];
        }

        await Task.WhenAll(open);
        _closing.Dispose();
        _room.Dispose();
    }

    private async Task AcceptAsync(Socket listener, Func<SocketStream, Task> serve)
    {
        var closing = _closing.Token;
        await Task.Yield();
        try
        {
            while (true)
            {
                await _room.WaitAsync(closing);
                Begin(await AcceptOneAsync(listener, closing), serve);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The entry is closed.
        }
        catch (SocketException) when (closing.IsCancellationRequested)
        {
            // Likewise.
        }
    }

    private async ValueTask<Socket> AcceptOneAsync(Socket listener, CancellationToken closing)
    {
        while (true)
        {
            try
            {
                var socket = await listener.AcceptAsync(closing);
                socket.NoDelay = true;
                return socket;
            }
            catch (SocketException) when (!closing.IsCancellationRequested)
            {
                // The client gave up before it was accepted, or descriptors are short: the listener goes on once there are some.
                await Task.Delay(AcceptPause, _proxy.Clock, closing);
            }
        }
    }

    private void Begin(Socket socket, Func<SocketStream, Task> serve)
    {
        // Known before it begins, so that it can be forgotten however soon it ends.
        long id;
        lock (_gate)
        {
            id = ++_lastConnection;
            _connections.Add(id, Task.CompletedTask);
        }

        var connection = ServeAsync(id, socket, serve);
        lock (_gate)
        {
            if (_connections.ContainsKey(id))
            {
                _connections[id] = connection;
            }
        }
    }

    private async Task ServeAsync(long id, Socket socket, Func<SocketStream, Task> serve)
    {
        try
        {
            using (socket)
            {
                await using var stream = new SocketStream(socket);
                await serve(stream);
            }
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The connection broke, or the entry is closed. Decisions were recorded where they were made.
        }
#pragma warning disable CA1031 // The edge of a connection: what escapes it is a fault of ours, and not the other connections' end.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _proxy.Fault(fault);
        }
        finally
        {
            _room.Release();
            lock (_gate)
            {
                _connections.Remove(id);
            }
        }
    }
}
