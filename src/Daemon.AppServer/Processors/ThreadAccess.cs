using Daemon.AppServer.Threads;
using Daemon.JsonRpc;

namespace Daemon.AppServer.Processors;

/// <summary>Finds threads for requests.</summary>
internal static class ThreadAccess
{
    /// <exception cref="RpcException">The id is no UUID, or no such thread is loaded.</exception>
    public static LoadedThread Require(DaemonState daemon, string threadId)
    {
        CheckId(threadId, "thread");
        return daemon.Threads.TryGet(threadId, out var thread)
            ? thread
            : throw new RpcException(ErrorCodes.InvalidRequest, $"thread not found: {threadId}");
    }

    /// <param name="noun">What the error calls the id: <c>thread</c> or <c>session</c>.</param>
    /// <exception cref="RpcException">The id is no UUID.</exception>
    public static void CheckId(string id, string noun)
    {
        if (!Guid.TryParse(id, out _))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"invalid {noun} id: {Describe(id)}");
        }
    }

    /// <summary>What a UUID parser of the wire's other implementations says.</summary>
    private static string Describe(string id)
    {
        for (var i = 0; i < id.Length; i++)
        {
            if (id[i] != '-' && !char.IsAsciiHexDigit(id[i]))
            {
                return $"invalid character: found `{id[i]}` at {i + 1}";
            }
        }

        return $"invalid length: expected length 32 for simple format, found {id.Length}";
    }
}
