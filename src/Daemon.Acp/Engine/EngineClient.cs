using Daemon.JsonRpc;
using Daemon.JsonRpc.Payloads;
using Daemon.JsonRpc.Transports;

namespace Daemon.Acp.Engine;

/// <summary>The agent's end of its connection to the daemon.</summary>
/// <remarks>Thread-safe. Notifications and questions are handed over on the reader loop, in order.</remarks>
internal sealed class EngineClient : IRpcHandler, IAsyncDisposable
{
    private readonly RpcConnection _rpc;
    private readonly IEngineListener _listener;
    private long _lastId;

    public EngineClient(IMessageTransport transport, IEngineListener listener)
    {
        _listener = listener;
        _rpc = new RpcConnection(transport, this);
    }

    /// <summary>Completes when the daemon has gone.</summary>
    public Task Completion => _rpc.Completion;

    public void Start() => _rpc.Start();

    /// <exception cref="RpcException">The daemon refused.</exception>
    /// <exception cref="ConnectionLostException">The daemon has gone.</exception>
    public async Task<TResult> CallAsync<TParams, TResult>(
        string method, TParams parameters, WireType<TParams> paramsType, WireType<TResult> resultType)
    {
        var id = new RequestId(Interlocked.Increment(ref _lastId));
        var result = await _rpc.CallAsync(id, method, paramsType.ToUtf8Bytes(parameters));
        return resultType.Parse(result.Span);
    }

    public void Notify(string method) => _rpc.Notify(method, null);

    public void OnNotification(string method, ReadOnlyMemory<byte>? parameters)
    {
        if (parameters is { } present)
        {
            _listener.OnNotification(method, present);
        }
    }

    public void OnRequest(IncomingRequest request) => _listener.OnQuestion(request);

    public ValueTask DisposeAsync() => _rpc.DisposeAsync();
}
