using System.Globalization;
using System.Text.Json;
using Daemon.JsonRpc.Messages;
using Daemon.Mcp.Transports;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.Connections;

/// <summary>
/// A client's side of one MCP connection: calls with their answers, progress and cancellation, and the server's own requests.
/// </summary>
/// <remarks>
/// Thread-safe. A call ends by its answer, its time limit, its caller's token or the end of the connection. The first cause of the end
/// counts; every later call fails with it.
/// </remarks>
internal sealed class McpConnection : IMcpReceiver, IAsyncDisposable
{
    private readonly IMcpTransport _transport;
    private readonly TimeProvider _clock;
    private readonly ServerRequests _requests;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, PendingCall> _pending = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private McpException? _end;
    private long _nextId;

    public McpConnection(IMcpTransport transport, TimeProvider clock)
    {
        _transport = transport;
        _clock = clock;
        _requests = new ServerRequests(SendQuietlyAsync, CurrentElicitations);
        transport.Start(this);
    }

    /// <summary>Answers questions that the server asks while no call of it runs; null declines them.</summary>
    public IElicitationHandler? IdleElicitations { get; set; }

    /// <summary>Called when the server says that its list of tools is another one now.</summary>
    public Action? ToolsChanged { get; set; }

    /// <summary>Completes when the connection is over.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Sends a request and awaits its result, raw JSON.</summary>
    /// <param name="writeParams">Writes the members of <c>params</c> but for <c>_meta</c>.</param>
    /// <exception cref="McpException">The server refused, did not answer in time, or its connection is over.</exception>
    public async Task<ReadOnlyMemory<byte>> CallAsync(
        string method, Action<Utf8JsonWriter> writeParams, CallOptions options, CancellationToken cancellationToken)
    {
        var call = new PendingCall(options);
        var id = Add(call);
        using var limit = options.Timeout is { } timeout ? new CancellationTokenSource(timeout, _clock) : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var answersLater = await _transport.SendAsync(McpMessage.Request(id, method, writer => WriteParams(writer, id, writeParams, options)), either.Token);
            if (!answersLater && !call.Answer.IsCompleted)
            {
                throw new McpException(McpFailure.Invalid, $"the server ended its response to {method} without an answer");
            }

            return await call.Answer.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            if (!options.IsHandshake)
            {
                await SendQuietlyAsync(McpMessage.Notification("notifications/cancelled", writer =>
                {
                    writer.WriteNumber("requestId"u8, id);
                    writer.WriteString("reason"u8, cancellationToken.IsCancellationRequested ? "cancelled by the caller"u8 : "timed out"u8);
                }));
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw new McpException(McpFailure.TimedOut, $"timed out awaiting {method} after {DurationText.Of(options.Timeout!.Value)}");
        }
        finally
        {
            lock (_gate)
            {
                _pending.Remove(id);
            }
        }
    }

    /// <exception cref="McpException">It could not be sent.</exception>
    public async Task NotifyAsync(string method, CancellationToken cancellationToken) =>
        await _transport.SendAsync(McpMessage.Notification(method, null), cancellationToken);

    public void Established(string protocolVersion) => _transport.Established(protocolVersion);

    public void OnMessage(ReadOnlyMemory<byte> message)
    {
        // What is no message is skipped: servers print other things to their standard output by mistake.
        if (!EnvelopeParser.TryParse(message, out var envelope, out _))
        {
            return;
        }

        try
        {
            Dispatch(envelope);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // A text with half of a surrogate pair is JSON, but no text that can be read: no message either.
        }
    }

    private void Dispatch(Envelope envelope)
    {
        switch (envelope.Kind)
        {
            case MessageKind.Response when envelope.Id.IsNumber:
                Find(envelope.Id.Number)?.Complete(envelope.Result);
                break;
            case MessageKind.Error when envelope.Id.IsNumber:
                Find(envelope.Id.Number)?.Fail(new McpException(envelope.Error!));
                break;
            case MessageKind.Request:
                _requests.Handle(envelope.Id, envelope.Method!, envelope.Params);
                break;
            case MessageKind.Notification:
                OnNotification(envelope.Method!, envelope.Params);
                break;
        }
    }

    public void OnClosed(Exception? cause)
    {
        PendingCall[] calls;
        lock (_gate)
        {
            _end ??= McpException.TransportClosed(cause);
            calls = [.. _pending.Values];
        }

        // First the state, then those who may look at it because their call has failed.
        _closed.TrySetResult();
        foreach (var call in calls)
        {
            call.Fail(_end);
        }

        _requests.CancelAll();
    }

    public async ValueTask DisposeAsync()
    {
        OnClosed(null);
        await _requests.DisposeAsync();
        await _transport.DisposeAsync();
    }

    private void OnNotification(string method, ReadOnlyMemory<byte>? parameters)
    {
        switch (method)
        {
            case "notifications/tools/list_changed":
                ToolsChanged?.Invoke();
                break;
            case "notifications/progress" when parameters is { } raw:
                OnProgress(raw);
                break;
            case "notifications/cancelled" when parameters is { } raw:
                _requests.Cancel(raw);
                break;
        }
    }

    private void OnProgress(ReadOnlyMemory<byte> parameters)
    {
        using var document = JsonDocument.Parse(parameters);
        if (document.RootElement.Integer("progressToken") is { } token && document.RootElement.Text("message") is { Length: > 0 } message)
        {
            Find(token)?.Options.OnProgress?.Invoke(message);
        }
    }

    /// <summary>
    /// The protocol does not say which call a question belongs to: the one that was begun last is the likeliest.
    /// </summary>
    private IElicitationHandler? CurrentElicitations()
    {
        lock (_gate)
        {
            return _pending.OrderByDescending(entry => entry.Key).Select(entry => entry.Value.Options.Elicitations).FirstOrDefault(handler => handler is not null)
                ?? IdleElicitations;
        }
    }

    private long Add(PendingCall call)
    {
        lock (_gate)
        {
            if (_end is not null)
            {
                throw new McpException(_end.Failure, _end.Message, _end);
            }

            _pending.Add(_nextId, call);
            return _nextId++;
        }
    }

    private PendingCall? Find(long id)
    {
        lock (_gate)
        {
            return _pending.GetValueOrDefault(id);
        }
    }

    /// <summary>For messages that nobody waits for: a connection that is over tells so elsewhere.</summary>
    private async Task SendQuietlyAsync(byte[] message)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), _clock);
            await _transport.SendAsync(message, limit.Token);
        }
        catch (Exception error) when (error is McpException or OperationCanceledException or ObjectDisposedException)
        {
            // See above.
        }
    }

    private static void WriteParams(Utf8JsonWriter writer, long id, Action<Utf8JsonWriter> writeParams, CallOptions options)
    {
        writeParams(writer);
        if (options.IsHandshake)
        {
            return;
        }

        writer.WriteStartObject("_meta"u8);
        options.WriteMeta?.Invoke(writer);
        writer.WriteNumber("progressToken"u8, id);
        writer.WriteEndObject();
    }

    private sealed class PendingCall(CallOptions options)
    {
        private readonly TaskCompletionSource<ReadOnlyMemory<byte>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CallOptions Options { get; } = options;

        public Task<ReadOnlyMemory<byte>> Answer => _answer.Task;

        public void Complete(ReadOnlyMemory<byte> result) => _answer.TrySetResult(result);

        public void Fail(McpException error) => _answer.TrySetException(error);
    }
}

/// <summary>Durations as messages about time limits show them: <c>500ms</c>, <c>1.5s</c>.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan duration) => duration < TimeSpan.FromSeconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.###}ms")
        : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.###}s");
}
