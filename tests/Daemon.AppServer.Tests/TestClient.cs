using System.Text.Json;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;

namespace Daemon.AppServer.Tests;

/// <summary>A client that remembers all that it is told, in order.</summary>
internal sealed class TestClient : IRpcHandler, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Lock _gate = new();
    private readonly List<(string Method, JsonElement Params)> _heard = [];
    private readonly RpcConnection _rpc;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _read;
    private long _nextId;

    public TestClient(IMessageTransport transport)
    {
        _rpc = new RpcConnection(transport, this);
        _rpc.Start();
    }

    /// <summary>The methods of the notifications so far.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_gate)
            {
                return [.. _heard.Select(n => n.Method)];
            }
        }
    }

    public async Task<JsonElement> CallAsync(string method, string parameters)
    {
        using var patience = new CancellationTokenSource(Patience);
        var id = new RequestId(Interlocked.Increment(ref _nextId));
        using var document = JsonDocument.Parse(await _rpc.CallAsync(id, method, System.Text.Encoding.UTF8.GetBytes(parameters), patience.Token));
        return document.RootElement.Clone();
    }

    /// <summary>Drops what was heard.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _heard.Clear();
            _read = 0;
        }
    }

    /// <summary>The sentence that a request is refused with.</summary>
    public async Task<string> RefusalAsync(string method, string parameters) =>
        (await Assert.ThrowsAsync<RpcException>(() => CallAsync(method, parameters))).Message;

    /// <summary>The next notification of this method behind the last one waited for.</summary>
    public async Task<JsonElement> WaitForAsync(string method, Predicate<JsonElement>? that = null)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                var found = _heard.FindIndex(_read, n => n.Method == method && that?.Invoke(n.Params) != false);
                if (found >= 0)
                {
                    _read = found + 1;
                    return _heard[found].Params;
                }

                more = _more.Task;
            }

            await more.WaitAsync(Patience);
        }
    }

    public void OnRequest(IncomingRequest request) => request.RespondError(ErrorCodes.MethodNotFound, "the test does not answer");

    public void OnNotification(string method, ReadOnlyMemory<byte>? parameters)
    {
        using var document = JsonDocument.Parse(parameters ?? "{}"u8.ToArray());
        lock (_gate)
        {
            _heard.Add((method, document.RootElement.Clone()));
            _more.TrySetResult();
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public ValueTask DisposeAsync() => _rpc.DisposeAsync();
}
