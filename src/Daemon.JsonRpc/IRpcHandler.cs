namespace Daemon.JsonRpc;

/// <summary>Takes what a connection receives.</summary>
/// <remarks>
/// Called by the connection's one reader loop, in order of arrival: a call must not block, as nothing else is read meanwhile.
/// Work that lasts is queued or started elsewhere. An exception out of a call is reported to the observer; a request is then
/// answered with -32603 if it has no answer yet.
/// </remarks>
public interface IRpcHandler
{
    /// <summary>A request, to be answered exactly once, now or later, from any thread.</summary>
    void OnRequest(IncomingRequest request);

    /// <summary>A notification. <paramref name="parameters"/> is raw JSON; null when absent or the literal null.</summary>
    void OnNotification(string method, ReadOnlyMemory<byte>? parameters);

    /// <summary>
    /// A response to a request that was not made by <see cref="RpcConnection.CallAsync"/> on this connection: for an owner of
    /// calls that go to several connections at once. Late and unknown responses arrive here too, and are to be ignored.
    /// </summary>
    /// <param name="id">As sent by the peer.</param>
    /// <param name="result">Raw JSON; empty when there is an error.</param>
    /// <param name="error">Null for a result.</param>
    void OnResponse(RequestId id, ReadOnlyMemory<byte> result, RpcException? error)
    {
    }
}
