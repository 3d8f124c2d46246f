using Daemon.JsonRpc;

namespace Daemon.AppServer.Processors;

/// <summary>Ids of threads in requests that need no thread of that id.</summary>
internal static class RequestThread
{
    /// <exception cref="RpcException">The text is no id of a thread; null is none, and fine.</exception>
    public static void Check(string? threadId)
    {
        if (threadId is not null && !Guid.TryParse(threadId, out _))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"invalid thread id: `{threadId}` is no UUID");
        }
    }
}
