using Daemon.JsonRpc.Messages;
using Daemon.JsonRpc.Payloads;

namespace Daemon.JsonRpc;

/// <summary>A request of the peer, to be answered exactly once. Thread-safe.</summary>
/// <remarks>
/// The first answer wins; a further one is not sent, and the call returns false. An answer after the end of the connection counts as
/// given, and goes nowhere.
/// </remarks>
#pragma warning disable CA1001 // The token source has no timer and no wait handle: disposing of it would only race with its cancellation.
public sealed class IncomingRequest
#pragma warning restore CA1001
{
    private readonly RpcConnection _connection;
    private readonly CancellationTokenSource _cancellation = new();
    private int _answered;
    private int _leftQueue;

    internal IncomingRequest(RpcConnection connection, in Envelope envelope)
    {
        _connection = connection;
        Id = envelope.Id;
        Method = envelope.Method!;
        Params = envelope.Params;
        Trace = envelope.Trace;
    }

    public RequestId Id { get; }

    public string Method { get; }

    /// <summary>Raw JSON; null when absent or the literal null. Valid for as long as it is referenced.</summary>
    public ReadOnlyMemory<byte>? Params { get; }

    /// <summary>The trace context that came with the request; null for none.</summary>
    public TraceContext? Trace { get; }

    /// <summary>The connection that the request came from.</summary>
    public RpcConnection Connection => _connection;

    /// <summary>
    /// Fires when the peer cancels the request (<c>$/cancelRequest</c>; the answer may be -32800) and when the connection ends.
    /// </summary>
    public CancellationToken CancellationToken => _cancellation.Token;

    public bool IsAnswered => Volatile.Read(ref _answered) != 0;

    /// <summary>
    /// Stops counting against <see cref="RpcConnectionOptions.MaxQueuedRequests"/>: for a request that was taken up and lasts.
    /// An answer does the same.
    /// </summary>
    public void LeaveQueue()
    {
        if (Interlocked.Exchange(ref _leftQueue, 1) == 0)
        {
            _connection.LeftQueue();
        }
    }

    /// <summary>Answers with a result that is JSON already.</summary>
    public bool Respond(ReadOnlyMemory<byte> resultJson) =>
        TryClaim() && Send(MessageWriter.Response(Id, resultJson, _connection.Form));

    /// <summary>Answers with a result; with -32603 when it cannot be serialised.</summary>
    public bool Respond<T>(T result, WireType<T> type)
    {
        if (!TryClaim())
        {
            return false;
        }
        byte[] message;
        try
        {
            message = MessageWriter.Response(Id, result, type, _connection.Form);
        }
#pragma warning disable CA1031 // A form may throw anything, and the peer waits for an answer.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _connection.Observer?.Failed(Method, error);
            message = MessageWriter.ErrorResponse(Id, ErrorCodes.InternalError, "The result could not be serialised.", null, _connection.Form);
        }
        return Send(message);
    }

    /// <summary>Answers with an error; <paramref name="dataJson"/> null leaves the member out.</summary>
    public bool RespondError(long code, string message, ReadOnlyMemory<byte>? dataJson = null) =>
        TryClaim() && Send(MessageWriter.ErrorResponse(Id, code, message, dataJson, _connection.Form));

    /// <summary>Answers with an error.</summary>
    public bool RespondError(RpcException error) => RespondError(error.Code, error.Message, error.ErrorData);

    internal void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (AggregateException error)
        {
            // A callback's failure is its owner's; it must not end the loop that cancels.
            _connection.Observer?.Failed(Method, error);
        }
    }

    private bool TryClaim() => Interlocked.Exchange(ref _answered, 1) == 0;

    private bool Send(byte[] message)
    {
        _connection.SendAnswer(this, message);
        LeaveQueue();
        return true;
    }
}
