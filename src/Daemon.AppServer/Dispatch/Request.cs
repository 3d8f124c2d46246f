using Daemon.AppServer.Connections;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Payloads;

namespace Daemon.AppServer.Dispatch;

/// <summary>A request in the hands of its handler, which answers it exactly once.</summary>
internal sealed class Request<TResult>(ClientConnection client, IncomingRequest incoming, WireType<TResult> resultType)
{
    /// <summary>Who asks.</summary>
    public ClientConnection Client { get; } = client;

    public RequestId Id => incoming.Id;

    /// <summary>Fires when the client cancels the request or goes away.</summary>
    public CancellationToken Cancelled => incoming.CancellationToken;

    public void Respond(TResult result) => incoming.Respond(result, resultType);

    public void Refuse(string message, long code = ErrorCodes.InvalidRequest, ReadOnlyMemory<byte>? data = null) =>
        incoming.RespondError(code, message, data);

    /// <summary>For a request that lasts until something happens: it no longer counts as waiting to be handled.</summary>
    public void Lasts() => incoming.LeaveQueue();
}
