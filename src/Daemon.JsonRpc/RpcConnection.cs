using Daemon.JsonRpc.Messages;
using Daemon.JsonRpc.Payloads;
using Daemon.JsonRpc.Transports;

namespace Daemon.JsonRpc;

/// <summary>A peer: reads requests, notifications and responses from one transport, and writes to it.</summary>
/// <remarks>
/// <para>All members are thread-safe. Messages go out in the order in which they were handed over.</para>
/// <para>
/// One loop reads and calls the handler, one writes all that waits with one flush. The first cause of the end counts. Then, in
/// order: reading stops; after an end of input, requests in handling have <see cref="RpcConnectionOptions.AnswerTime"/> to be
/// answered; the tokens of the rest fire; pending calls fail with <see cref="ConnectionLostException"/>; what waits is written, for
/// <see cref="RpcConnectionOptions.FlushTime"/> at most; the transport is disposed; <see cref="Completion"/> completes.
/// </para>
/// </remarks>
public sealed class RpcConnection : IAsyncDisposable
{
    private readonly IMessageTransport _transport;
    private readonly RpcConnectionOptions _options;
    private readonly OutboundQueue _outbound;
    private readonly InboundDispatcher _inbound;
    private readonly PendingCalls _calls = new();
    private readonly TaskCompletionSource<ConnectionEnd> _firstCause = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ConnectionEnd> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _run = Task.CompletedTask;
    private int _started;

    /// <summary>Takes ownership of the transport. Nothing is read before <see cref="Start"/>.</summary>
    public RpcConnection(IMessageTransport transport, IRpcHandler handler, RpcConnectionOptions? options = null)
    {
        _transport = transport;
        _options = options ?? new RpcConnectionOptions();
        _outbound = new OutboundQueue(_options.MaxQueuedMessages, _options.MaxQueuedBytes);
        _inbound = new InboundDispatcher(this, handler, _calls, _options);
    }

    /// <summary>Completes with the first cause when the connection is over and its transport disposed. Never faults.</summary>
    public Task<ConnectionEnd> Completion => _completion.Task;

    internal IRpcObserver? Observer => _options.Observer;

    internal MessageForm Form => _options.Form;

    /// <summary>Begins to read and write.</summary>
    /// <exception cref="InvalidOperationException">Started or disposed before.</exception>
    public void Start()
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException("The connection was started or disposed before.");
        }
        _run = RunAsync();
    }

    /// <summary>Queues a message and returns at once. False when the connection has ended: the message is dropped.</summary>
    public bool Send(OutboundMessage message) => Enqueue(message.Bytes);

    /// <summary>Queues a notification, with the time of the connection's clock.</summary>
    public bool Notify<T>(string method, T parameters, WireType<T> type) =>
        Enqueue(MessageWriter.Notification(method, parameters, type, NowMs(), Form));

    /// <summary>Queues a notification with parameters that are JSON already; null leaves the member out.</summary>
    public bool Notify(string method, ReadOnlyMemory<byte>? parametersJson) =>
        Enqueue(MessageWriter.Notification(method, parametersJson, NowMs(), Form));

    /// <summary>
    /// Completes when the outbound queue is within its limits, or when the connection ends. A producer that waits here before each
    /// message keeps the memory of a peer that does not read bounded.
    /// </summary>
    public ValueTask WaitForRoomAsync(CancellationToken cancellationToken = default) => _outbound.WaitForRoomAsync(cancellationToken);

    /// <summary>Sends a request and awaits its result, raw JSON.</summary>
    /// <param name="id">Not in use by another pending call of this connection.</param>
    /// <param name="cancellationToken">Stops the waiting; a late answer is then ignored. The peer is not told.</param>
    /// <exception cref="RpcException">The peer answered with an error.</exception>
    /// <exception cref="ConnectionLostException">The connection ended first.</exception>
    /// <exception cref="ArgumentException">The id is in use.</exception>
    public async Task<ReadOnlyMemory<byte>> CallAsync(
        RequestId id, string method, ReadOnlyMemory<byte>? parametersJson, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task<ReadOnlyMemory<byte>> answer = _calls.Add(id);
        try
        {
            Enqueue(MessageWriter.Request(id, method, parametersJson, Form));
            return await answer.WaitAsync(cancellationToken);
        }
        finally
        {
            _calls.Remove(id);
        }
    }

    /// <summary>Ends the connection and awaits that it is over. Idempotent; not to be awaited inside a handler's call.</summary>
    public async ValueTask DisposeAsync()
    {
        End(ConnectionEndReason.Disposed);
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            _run = RunAsync();
        }
        await Completion;
        await _run;
    }

    /// <summary>Ends the connection and returns at once; <see cref="Completion"/> says when it is over.</summary>
    public void Abort() => End(ConnectionEndReason.Disposed);

    internal void End(ConnectionEndReason reason, Exception? error = null) => _firstCause.TrySetResult(new ConnectionEnd(reason, error));

    internal void LeftQueue() => _inbound.LeftQueue();

    internal void SendAnswer(IncomingRequest request, byte[] message)
    {
        // First queued, then forgotten: the end of the connection waits for requests without an answer.
        Enqueue(message);
        _inbound.Forget(request);
    }

    internal bool Enqueue(ReadOnlyMemory<byte> message)
    {
        bool added = _outbound.TryAdd(message, out bool isFull);
        if (added && isFull && _options.SlowReader == SlowReaderPolicy.Disconnect)
        {
            End(ConnectionEndReason.SlowReader);
        }
        return added;
    }

    private long NowMs() => _options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task RunAsync()
    {
        await Task.Yield();
        using var stopReading = new CancellationTokenSource();
        using var stopWriting = new CancellationTokenSource();
        Task reading = ReadLoopAsync(stopReading.Token);
        Task writing = WriteLoopAsync(stopWriting.Token);

        ConnectionEnd end = await _firstCause.Task;
        await stopReading.CancelAsync();
        await reading;
        if (end.Reason == ConnectionEndReason.ClosedByPeer)
        {
            await _inbound.WaitForAnswersAsync(_options.AnswerTime);
        }
        _inbound.CancelAll();
        _calls.FailAll(end);
        _outbound.Complete();
        if (end.Reason is ConnectionEndReason.ClosedByPeer or ConnectionEndReason.Disposed)
        {
            await Task.WhenAny(writing, Task.Delay(_options.FlushTime, _options.TimeProvider, stopWriting.Token));
        }
        await stopWriting.CancelAsync();
        await writing;
        end = await DisposeTransportAsync(end);
        _completion.SetResult(end);
        Observer?.Closed(end);
    }

    private async Task ReadLoopAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _transport.ReadAsync(cancellationToken) is { } frame)
            {
                await _inbound.DispatchAsync(frame, cancellationToken);
            }
            End(ConnectionEndReason.ClosedByPeer);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The connection ends for another cause.
        }
#pragma warning disable CA1031 // The loop's edge: whatever a stream throws is the cause of the end.
        catch (Exception error)
#pragma warning restore CA1031
        {
            End(ConnectionEndReason.StreamError, error);
        }
    }

    private async Task WriteLoopAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _outbound.TakeAsync(cancellationToken) is { } batch)
            {
                await _transport.WriteAsync(batch, cancellationToken);
                if (Observer is { } observer)
                {
                    foreach (ReadOnlyMemory<byte> message in batch)
                    {
                        observer.Sent(message);
                    }
                }
                _outbound.Written();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The time to flush is over.
        }
#pragma warning disable CA1031 // The loop's edge: whatever a stream throws is the cause of the end.
        catch (Exception error)
#pragma warning restore CA1031
        {
            End(ConnectionEndReason.StreamError, error);
            _outbound.Complete();
        }
    }

    private async Task<ConnectionEnd> DisposeTransportAsync(ConnectionEnd end)
    {
        try
        {
            await _transport.DisposeAsync();
            return end;
        }
#pragma warning disable CA1031 // A stream that fails to close is over all the same; the failure is kept if it is the first.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return end.Error is null ? end with { Error = error } : end;
        }
    }
}
