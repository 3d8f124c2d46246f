using System.Net;
using System.Net.Sockets;
using Daemon.JsonRpc.Http;
using Daemon.JsonRpc.Transports;
using Daemon.JsonRpc.UnixSockets;
using Daemon.JsonRpc.WebSockets.Auth;

namespace Daemon.JsonRpc.WebSockets;

/// <summary>Accepts WebSocket connections on a TCP port or a unix socket, and serves each on a task of its own.</summary>
/// <remarks>
/// <para>Bound when created, so that a client may connect at once; accepting begins with <see cref="Start"/>. Thread-safe.</para>
/// <para>
/// The serving delegate owns the transport it gets; its task is the connection's life. Its token fires when the listener is disposed,
/// which awaits all connections and then removes a unix socket's files.
/// </para>
/// </remarks>
public sealed class WebSocketListener : IAsyncDisposable
{
    private const int Backlog = 128;
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);

    private readonly Socket _socket;
    private readonly UpgradeRules _rules;
    private readonly WebSocketListenerOptions _options;
    private readonly Func<IMessageTransport, CancellationToken, Task> _serve;
    private readonly IDisposable? _address;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _connections = [];
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _accepting = Task.CompletedTask;
    private int _state;

    private WebSocketListener(
        Socket socket,
        UpgradeRules rules,
        WebSocketListenerOptions options,
        Func<IMessageTransport, CancellationToken, Task> serve,
        IDisposable? address)
    {
        _socket = socket;
        _rules = rules;
        _options = options;
        _serve = serve;
        _address = address;
        _slots = new SemaphoreSlim(options.MaxConnections);
    }

    /// <summary>Where it listens, with the port that was chosen for port 0.</summary>
    public EndPoint LocalEndPoint => _socket.LocalEndPoint!;

    /// <summary>Binds a TCP port.</summary>
    /// <param name="workingDirectory">Absolute; what relative secret files are resolved against.</param>
    /// <exception cref="ListenerException">
    /// The address cannot be bound, the authentication flags do not fit, or the address is not a loopback one and there are none.
    /// </exception>
    public static WebSocketListener BindTcp(
        IPEndPoint endPoint,
        WebSocketAuthOptions auth,
        string workingDirectory,
        Func<IMessageTransport, CancellationToken, Task> serve,
        WebSocketListenerOptions? options = null)
    {
        options ??= new WebSocketListenerOptions();
        IBearerVerifier? verifier = BearerVerifierFactory.Create(auth, workingDirectory, options.TimeProvider);
        if (verifier is null && !IPAddress.IsLoopback(endPoint.Address))
        {
            throw new ListenerException(
                $"refusing to start non-loopback websocket listener {endPoint} without auth; "
                + "configure `--ws-auth capability-token` or `--ws-auth signed-bearer-token`");
        }
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endPoint);
            socket.Listen(Backlog);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw new ListenerException($"failed to listen on {endPoint}: {error.Message}", error);
        }
        return new WebSocketListener(socket, new UpgradeRules(IsNetwork: true, verifier), options, serve, null);
    }

    /// <summary>Binds a unix socket, published as a link at <paramref name="path"/>.</summary>
    /// <exception cref="ListenerException">The path is in use, is no socket, or its folder is not private.</exception>
    public static async Task<WebSocketListener> BindUnixAsync(
        string path,
        UnixSocketOptions unix,
        Func<IMessageTransport, CancellationToken, Task> serve,
        WebSocketListenerOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        UnixSocketAddress address = await UnixSocketAddress.ClaimAsync(path, unix, cancellationToken);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            address.Bind(socket, Backlog);
        }
        catch
        {
            socket.Dispose();
            address.Dispose();
            throw;
        }
        return new WebSocketListener(
            socket, new UpgradeRules(IsNetwork: false, null), options ?? new WebSocketListenerOptions(), serve, address);
    }

    /// <summary>Begins to accept.</summary>
    /// <exception cref="InvalidOperationException">Started or disposed before.</exception>
    public void Start()
    {
        if (Interlocked.CompareExchange(ref _state, 1, 0) != 0)
        {
            throw new InvalidOperationException("The listener was started or disposed before.");
        }
        _accepting = AcceptLoopAsync(_stop.Token);
    }

    /// <summary>Stops accepting, ends and awaits all connections, removes a unix socket's files. Idempotent.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _state, 2) == 2)
        {
            await _disposed.Task;
            return;
        }
        await _stop.CancelAsync();
        _socket.Dispose();
        await _accepting;
        Task[] connections;
        lock (_lock)
        {
            connections = [.. _connections];
        }
        await Task.WhenAll(connections);
        _address?.Dispose();
        _slots.Dispose();
        _stop.Dispose();
        _disposed.SetResult();
    }

    private async Task AcceptLoopAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                try
                {
                    Own(await _socket.AcceptAsync(cancellationToken));
                }
                catch (SocketException error) when (!cancellationToken.IsCancellationRequested)
                {
                    // A client that left already, or no descriptors left: the next attempt may succeed, but not at once.
                    _options.Failed?.Invoke(error);
                    await Task.Delay(AcceptPause, _options.TimeProvider, cancellationToken);
                }
            }
        }
        catch (Exception error) when (
            cancellationToken.IsCancellationRequested
            && error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The listener ends.
        }
    }

    private void Own(Socket client)
    {
        if (_rules.IsNetwork)
        {
            client.NoDelay = true;
        }
        Task connection = RunConnectionAsync(client, _stop.Token);
        lock (_lock)
        {
            _connections.RemoveWhere(task => task.IsCompleted);
            _connections.Add(connection);
        }
    }

    private async Task RunConnectionAsync(Socket client, CancellationToken stop)
    {
        await Task.Yield();
        bool hasSlot = _slots.Wait(0, CancellationToken.None);
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            if (!hasSlot)
            {
                await FarewellAsync(stream, new HttpReply("503 Service Unavailable", "too many connections").ToBytes(), stop);
            }
            else if (await UpgradeAsync(stream, stop) is { } transport)
            {
                await _serve(transport, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The listener ends.
        }
#pragma warning disable CA1031 // The client left or was too slow, or the serving code failed: that concerns this connection only.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _options.Failed?.Invoke(error);
        }
        finally
        {
            if (hasSlot)
            {
                _slots.Release();
            }
        }
    }

    private async Task<WebSocketTransport?> UpgradeAsync(NetworkStream stream, CancellationToken stop)
    {
        using var timer = new CancellationTokenSource(_options.HandshakeTime, _options.TimeProvider);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        if (await HttpHeadReader.ReadAsync(stream, limit.Token) is not { } input)
        {
            return null;
        }
        bool parsed = HttpHeadParser.TryParse(input.Head.Span, out HttpRequestHead? request);
        HttpReply? reply = parsed ? UpgradeHandshake.Decide(request!, _rules) : _rules.IsNetwork ? HttpReply.BadRequest() : null;
        if (reply is null)
        {
            return null;
        }
        byte[] bytes = reply.ToBytes(withBody: request?.Method != "HEAD");
        if (!reply.IsUpgrade)
        {
            await FarewellAsync(stream, bytes, limit.Token);
            return null;
        }
        await stream.WriteAsync(bytes, limit.Token);
        return new WebSocketTransport(stream, input.ReadAhead, _options.KeepAlive, _options.TimeProvider);
    }

    // The last answer on a connection; on a unix socket there is none.
    private async Task FarewellAsync(NetworkStream stream, byte[] reply, CancellationToken cancellationToken)
    {
        if (!_rules.IsNetwork)
        {
            return;
        }
        await stream.WriteAsync(reply, cancellationToken);
        stream.Socket.Shutdown(SocketShutdown.Send);
        await Linger.DiscardInputAsync(stream, _options.TimeProvider, cancellationToken);
    }
}
