using System.Text;
using System.Text.Json;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;

namespace Daemon.Acp.Tests.Fakes;

/// <summary>An editor: remembers the updates, and answers questions as the test says.</summary>
internal sealed class FakeEditor : IRpcHandler, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly RpcConnection _rpc;
    private readonly Lock _gate = new();
    private readonly List<JsonElement> _updates = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastId;

    public FakeEditor(IMessageTransport transport)
    {
        _rpc = new RpcConnection(transport, this);
        _rpc.Start();
    }

    /// <summary>What is answered to a request of the agent: a result as JSON, or null for an error.</summary>
    public Func<string, JsonElement, string?> Answer { get; set; } = (_, _) => null;

    /// <summary>The agent's requests so far.</summary>
    public List<(string Method, JsonElement Params)> Asked { get; } = [];

    /// <summary>The updates so far, without their session.</summary>
    public IReadOnlyList<JsonElement> Updates
    {
        get
        {
            lock (_gate)
            {
                return [.. _updates];
            }
        }
    }

    public async Task<JsonElement> CallAsync(string method, string parameters)
    {
        var id = new RequestId(Interlocked.Increment(ref _lastId));
        var answer = await _rpc.CallAsync(id, method, Encoding.UTF8.GetBytes(parameters)).WaitAsync(Patience);
        return Parse(answer);
    }

    public async Task<RpcException> RefusedAsync(string method, string parameters) =>
        await Assert.ThrowsAsync<RpcException>(() => CallAsync(method, parameters));

    public void Notify(string method, string parameters) => _rpc.Notify(method, Encoding.UTF8.GetBytes(parameters));

    /// <summary>The first update of this kind, now or later.</summary>
    public async Task<JsonElement> UpdateAsync(string kind, Predicate<JsonElement>? that = null)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                foreach (var update in _updates)
                {
                    if (update.GetProperty("sessionUpdate").GetString() == kind && that?.Invoke(update) != false)
                    {
                        return update;
                    }
                }

                more = _more.Task;
            }

            await more.WaitAsync(Patience);
        }
    }

    /// <summary>The texts of all chunks of this kind.</summary>
    public string Text(string kind) => string.Concat(
        Updates.Where(u => u.GetProperty("sessionUpdate").GetString() == kind).Select(u => u.GetProperty("content").GetProperty("text").GetString()));

    void IRpcHandler.OnRequest(IncomingRequest request)
    {
        var parameters = Parse(request.Params!.Value);
        Asked.Add((request.Method, parameters));
        if (Answer(request.Method, parameters) is { } result)
        {
            request.Respond(Encoding.UTF8.GetBytes(result));
        }
        else
        {
            request.RespondError(ErrorCodes.MethodNotFound, "this editor does not know it");
        }
    }

    void IRpcHandler.OnNotification(string method, ReadOnlyMemory<byte>? parameters)
    {
        lock (_gate)
        {
            _updates.Add(Parse(parameters!.Value).GetProperty("update"));
            _more.TrySetResult();
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public ValueTask DisposeAsync() => _rpc.DisposeAsync();

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
