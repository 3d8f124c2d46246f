using System.Text.Json;
using Daemon.JsonRpc.Messages;
using Daemon.JsonRpc.Transports;

namespace Daemon.JsonRpc;

/// <summary>Decides what becomes of a frame that was read, and knows the requests in handling.</summary>
/// <remarks>Frames come from the reader loop only; answers from any thread.</remarks>
#pragma warning disable CA1001 // A semaphore without a wait handle holds nothing to dispose of.
internal sealed class InboundDispatcher(RpcConnection connection, IRpcHandler handler, PendingCalls calls, RpcConnectionOptions options)
#pragma warning restore CA1001
{
    /// <summary>The name of editors' language servers, with the member <c>id</c>.</summary>
    private const string CancelMethod = "$/cancelRequest";

    /// <summary>The name of the Agent Client Protocol, with the member <c>requestId</c>.</summary>
    private const string CancelMethodOfAgents = "$/cancel_request";

    private readonly SemaphoreSlim _queueRoom = new(options.MaxQueuedRequests);
    private readonly Lock _lock = new();
    private readonly HashSet<IncomingRequest> _unanswered = [];
    private TaskCompletionSource? _allAnswered;

    /// <summary>Handles one frame; waits only for room, in one of the queues.</summary>
    public ValueTask DispatchAsync(in InboundFrame frame, CancellationToken cancellationToken)
    {
        if (frame.Problem is { } problem)
        {
            options.Observer?.Dropped(problem, frame.Length, default);
            return ValueTask.CompletedTask;
        }
        if (!EnvelopeParser.TryParse(frame.Bytes, out Envelope message, out DropReason reason))
        {
            options.Observer?.Dropped(reason, frame.Length, frame.Bytes);
            return ValueTask.CompletedTask;
        }
        options.Observer?.Received(frame.Bytes);
        if (message.Kind == MessageKind.Request)
        {
            return DispatchRequestAsync(message, cancellationToken);
        }
        bool isCallAnswer = message.Kind != MessageKind.Notification && calls.TryComplete(message);
        if (!isCallAnswer)
        {
            TryHandle(message, null);
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>A request does not count as queued any more.</summary>
    public void LeftQueue() => _queueRoom.Release();

    /// <summary>A request has its answer.</summary>
    public void Forget(IncomingRequest request)
    {
        TaskCompletionSource? allAnswered = null;
        lock (_lock)
        {
            if (_unanswered.Remove(request) && _unanswered.Count == 0)
            {
                allAnswered = _allAnswered;
            }
        }
        allAnswered?.TrySetResult();
    }

    /// <summary>Waits until no request is without an answer, for a limited time. Nothing is dispatched any more.</summary>
    public async Task WaitForAnswersAsync(TimeSpan limit)
    {
        Task allAnswered;
        lock (_lock)
        {
            if (_unanswered.Count == 0)
            {
                return;
            }
            _allAnswered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            allAnswered = _allAnswered.Task;
        }
        using var timer = new CancellationTokenSource();
        await Task.WhenAny(allAnswered, Task.Delay(limit, options.TimeProvider, timer.Token));
        await timer.CancelAsync();
    }

    /// <summary>Fires the tokens of all requests without an answer.</summary>
    public void CancelAll()
    {
        foreach (IncomingRequest request in Unanswered(_ => true))
        {
            request.Cancel();
        }
    }

    private async ValueTask DispatchRequestAsync(Envelope message, CancellationToken cancellationToken)
    {
        // A peer that sends requests and reads no answers would fill the memory with them.
        await connection.WaitForRoomAsync(cancellationToken);
        if (!await TryEnterQueueAsync(cancellationToken))
        {
            connection.Enqueue(MessageWriter.ErrorResponse(message.Id, ErrorCodes.Overloaded, "Server overloaded; retry later.", null, connection.Form));
            return;
        }
        var request = new IncomingRequest(connection, message);
        lock (_lock)
        {
            // Before the handler sees it: a cancellation may follow at once.
            _unanswered.Add(request);
        }
        if (!TryHandle(message, request))
        {
            request.RespondError(ErrorCodes.InternalError, "The request failed inside the server.");
        }
    }

    private async ValueTask<bool> TryEnterQueueAsync(CancellationToken cancellationToken)
    {
        if (options.Overload == OverloadPolicy.Refuse)
        {
            return _queueRoom.Wait(0, CancellationToken.None);
        }
        await _queueRoom.WaitAsync(cancellationToken);
        return true;
    }

    private void HandleNotification(in Envelope message)
    {
        if (message.Method is not (CancelMethod or CancelMethodOfAgents))
        {
            handler.OnNotification(message.Method!, message.Params);
        }
        else if (message.Params is { } parameters && TryReadCancelledId(parameters.Span, out RequestId id))
        {
            // A request that has just been answered is not found any more: that race is expected.
            foreach (IncomingRequest request in Unanswered(request => request.Id == id))
            {
                request.Cancel();
            }
        }
    }

    private static bool TryReadCancelledId(ReadOnlySpan<byte> parameters, out RequestId id)
    {
        id = default;
        var reader = new Utf8JsonReader(parameters);
        reader.Read();
        while (reader.TokenType is not JsonTokenType.None && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("requestId"u8);
            reader.Read();
            if (isId)
            {
                return EnvelopeParser.TryReadId(ref reader, out id);
            }
            reader.Skip();
        }
        return false;
    }

    private IncomingRequest[] Unanswered(Func<IncomingRequest, bool> condition)
    {
        lock (_lock)
        {
            return [.. _unanswered.Where(condition)];
        }
    }

    // The edge of the handler's code: its failure costs the one message, not the connection.
    private bool TryHandle(in Envelope message, IncomingRequest? request)
    {
        try
        {
            if (request is not null)
            {
                handler.OnRequest(request);
            }
            else if (message.Kind == MessageKind.Notification)
            {
                HandleNotification(message);
            }
            else
            {
                handler.OnResponse(message.Id, message.Result, message.Error);
            }
            return true;
        }
#pragma warning disable CA1031 // A handler may throw anything.
        catch (Exception error)
#pragma warning restore CA1031
        {
            options.Observer?.Failed(message.Method ?? "response", error);
            return false;
        }
    }
}
