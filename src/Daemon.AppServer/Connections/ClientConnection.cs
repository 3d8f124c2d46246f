using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Threads;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Messages;
using Daemon.JsonRpc.Payloads;
using Daemon.JsonRpc.Transports;
using Daemon.Protocol.V2.Handshake;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Connections;

/// <summary>One client: its handshake, what it wants to hear, and its way in and out.</summary>
/// <remarks>Thread-safe. The handshake happens on the reader loop; everybody else only sends.</remarks>
internal sealed class ClientConnection : IRpcHandler, IAsyncDisposable
{
    private readonly RpcConnection _rpc;
    private readonly RequestRouter _router;
    private readonly ServerRequestTable _serverRequests;
    private readonly ConcurrentDictionary<IncomingRequest, TaskCompletionSource> _running = new();
    private readonly HashSet<string> _muted = new(StringComparer.Ordinal);
    private volatile bool _initialized;

    public ClientConnection(IMessageTransport transport, RpcConnectionOptions options, RequestRouter router, ServerRequestTable serverRequests)
    {
        _router = router;
        _serverRequests = serverRequests;
        _rpc = new RpcConnection(transport, this, options);
    }

    public bool Initialized => _initialized;

    /// <summary>Called when the client says that it has taken in the answer to its handshake.</summary>
    public Action? Ready { get; init; }

    public bool ExperimentalApi { get; private set; }

    /// <summary>What the client calls itself, for the log.</summary>
    public string Name { get; private set; } = "(before its handshake)";

    /// <summary>
    /// Whether the client hears how all threads fare: it has asked for a list of threads, so it shows one. Others hear of those that they
    /// subscribe to.
    /// </summary>
    public bool WatchesAllThreads { get; private set; }

    /// <summary>From now on the client hears how all threads fare.</summary>
    public void WatchAllThreads() => WatchesAllThreads = true;

    /// <summary>Completes with the cause when the connection is over.</summary>
    public Task<ConnectionEnd> Completion => _rpc.Completion;

    /// <summary>Called once, after the connection is over.</summary>
    public event Action<ClientConnection>? Closed;

    public void Start()
    {
        _rpc.Start();
        _rpc.Completion.GetAwaiter().OnCompleted(() => Closed?.Invoke(this));
    }

    /// <summary>Completes when the requests that are answered but still at work have told everything.</summary>
    public Task Settling
    {
        get
        {
            if (_running.IsEmpty)
            {
                return Task.CompletedTask;
            }

            return Task.WhenAll(_running.Where(r => r.Key.IsAnswered).Select(r => r.Value.Task));
        }
    }

    /// <summary>Notes that a request is being worked on; the caller completes the result when it is done.</summary>
    public TaskCompletionSource Track(IncomingRequest request)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[request] = done;
        done.Task.GetAwaiter().OnCompleted(() => _running.TryRemove(request, out _));
        return done;
    }

    /// <summary>Accepts the handshake; false when there was one already.</summary>
    public bool TryInitialize(string name, InitializeCapabilities? capabilities)
    {
        if (_initialized)
        {
            return false;
        }

        Name = name;
        ExperimentalApi = capabilities?.ExperimentalApi ?? false;
        _muted.UnionWith(capabilities?.OptOutNotificationMethods ?? []);
        _initialized = true;
        return true;
    }

    /// <summary>Whether the handshake allows the method now.</summary>
    public bool MayCall(string method, [NotNullWhen(false)] out string? refusal)
    {
        refusal = (method == ClientRequestMethods.Initialize, _initialized) switch
        {
            (true, true) => "Already initialized",
            (false, false) => "Not initialized",
            _ => null,
        };
        return refusal is null;
    }

    /// <summary>Whether a notification of this method is to be sent here.</summary>
    public bool Wants(string method) => _initialized && !_muted.Contains(method);

    public void Send(OutboundMessage message) => _rpc.Send(message);

    /// <summary>Sends a notification to this client alone, if it wants it.</summary>
    public void Notify<T>(TimeProvider clock, string method, T parameters, WireType<T> type)
    {
        if (Wants(method))
        {
            Send(OutboundMessage.Notification(method, parameters, type, clock.GetUtcNow().ToUnixTimeMilliseconds()));
        }
    }

    public ValueTask WaitForRoomAsync(CancellationToken cancellationToken) => _rpc.WaitForRoomAsync(cancellationToken);

    public void OnRequest(IncomingRequest request) => _router.Route(this, request);

    /// <summary>Clients send <c>initialized</c>, and nothing else that matters.</summary>
    public void OnNotification(string method, ReadOnlyMemory<byte>? parameters)
    {
        if (method == ClientNotificationMethods.Initialized)
        {
            Ready?.Invoke();
        }
    }

    public void OnResponse(RequestId id, ReadOnlyMemory<byte> result, RpcException? error)
    {
        if (error is not null)
        {
            _serverRequests.Answer(id, null);
            return;
        }

        _serverRequests.Answer(id, Parse(result));
    }

    /// <summary>Null for an answer that is nested too deeply to be one: whoever asked then takes it for a refusal and goes on.</summary>
    private static JsonElement? Parse(ReadOnlyMemory<byte> result)
    {
        try
        {
            using var document = JsonDocument.Parse(result);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Ends the connection without waiting for its end.</summary>
    public void Disconnect() => _rpc.Abort();

    public ValueTask DisposeAsync() => _rpc.DisposeAsync();
}
