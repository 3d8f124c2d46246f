using Daemon.JsonRpc;
using Daemon.JsonRpc.Payloads;
using Daemon.JsonRpc.Transports;

namespace Daemon.Cli.Remote;

/// <summary>A client's end of a connection to the daemon.</summary>
/// <remarks>
/// Notifications are held until <see cref="Listen"/> is called, so that what belongs to a thread comes after the answer that names it.
/// From then on they are handed over on the reader loop, one at a time: a listener that is slow to print slows the daemon.
/// </remarks>
internal sealed class DaemonClient : IRpcHandler, IAsyncDisposable
{
    private readonly RpcConnection _rpc;
    private readonly Lock _gate = new();
    private readonly List<(string Method, ReadOnlyMemory<byte> Parameters)> _held = [];
    private Action<string, ReadOnlyMemory<byte>>? _listener;
    private long _lastId;

    public DaemonClient(IMessageTransport transport)
    {
        _rpc = new RpcConnection(transport, this);
        _rpc.Start();
    }

    /// <summary>Completes when the connection is over.</summary>
    public Task<ConnectionEnd> Completion => _rpc.Completion;

    /// <exception cref="RpcException">The daemon refused.</exception>
    public async Task<TResult> CallAsync<TParams, TResult>(
        string method, TParams parameters, WireType<TParams> paramsType, WireType<TResult> resultType)
    {
        var id = new RequestId(Interlocked.Increment(ref _lastId));
        var result = await _rpc.CallAsync(id, method, paramsType.ToUtf8Bytes(parameters));
        return resultType.Parse(result.Span);
    }

    public void Notify(string method) => _rpc.Notify(method, null);

    /// <summary>Hands over what was held, then everything that comes.</summary>
    public void Listen(Action<string, ReadOnlyMemory<byte>> listener)
    {
        lock (_gate)
        {
            foreach (var (method, parameters) in _held)
            {
                listener(method, parameters);
            }

            _held.Clear();
            _listener = listener;
        }
    }

    public void OnNotification(string method, ReadOnlyMemory<byte>? parameters)
    {
        if (parameters is not { } present)
        {
            return;
        }

        lock (_gate)
        {
            if (_listener is { } listener)
            {
                listener(method, present);
            }
            else
            {
                _held.Add((method, present));
            }
        }
    }

    /// <summary>Nobody is there to be asked.</summary>
    public void OnRequest(IncomingRequest request) =>
        request.RespondError(ErrorCodes.InvalidRequest, $"this client answers no questions: {request.Method}");

    public ValueTask DisposeAsync() => _rpc.DisposeAsync();
}
