using Daemon.JsonRpc.Messages;

namespace Daemon.JsonRpc;

/// <summary>The limits of a connection, and the form of its messages.</summary>
public sealed record RpcConnectionOptions
{
    /// <summary>How messages are written; those that were serialised elsewhere (<see cref="OutboundMessage"/>) are always bare.</summary>
    public MessageForm Form { get; init; } = MessageForm.Bare;

    /// <summary>Requests accepted and waiting to be handled (see <see cref="IncomingRequest.LeaveQueue"/>). Default 128.</summary>
    public int MaxQueuedRequests { get; init; } = 128;

    /// <summary>What happens to a request beyond <see cref="MaxQueuedRequests"/>. Default: it is refused.</summary>
    public OverloadPolicy Overload { get; init; } = OverloadPolicy.Refuse;

    /// <summary>Messages that wait to be written before producers are told to wait. Default 4096.</summary>
    public int MaxQueuedMessages { get; init; } = 4096;

    /// <summary>
    /// Bytes that wait to be written before producers are told to wait. Default 64 MiB, above the largest answers, so that
    /// a message that follows one does not disconnect a healthy reader; one longer message still passes.
    /// </summary>
    public long MaxQueuedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>What happens when the peer does not read. Default: producers wait.</summary>
    public SlowReaderPolicy SlowReader { get; init; } = SlowReaderPolicy.Wait;

    /// <summary>
    /// After the input ended: how long requests in handling may still be answered before their tokens fire. Default 250 ms. A client
    /// that pipes requests in and closes its end at once gets its answers; a long command does not hold up the exit for longer.
    /// </summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>After the end: how long queued messages may still be written. Default 2 s.</summary>
    public TimeSpan FlushTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock of <c>emittedAtMs</c> and of the time limits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Null for none.</summary>
    public IRpcObserver? Observer { get; init; }
}

/// <summary>What happens to a request when too many wait to be handled.</summary>
public enum OverloadPolicy
{
    /// <summary>It is answered with -32001 at once.</summary>
    Refuse,

    /// <summary>
    /// Reading stops until there is room. Responses are not read meanwhile either, so a handler that awaits one must have called
    /// <see cref="IncomingRequest.LeaveQueue"/> first.
    /// </summary>
    Wait,
}

/// <summary>What happens when the peer does not read what is sent to it.</summary>
public enum SlowReaderPolicy
{
    /// <summary>Producers wait (<see cref="RpcConnection.WaitForRoomAsync"/>), and no further request is read.</summary>
    Wait,

    /// <summary>The connection is ended.</summary>
    Disconnect,
}
