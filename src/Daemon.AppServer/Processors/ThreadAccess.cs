using Daemon.AppServer.Threads;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Reading;
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

    /// <summary>The file of a thread that can be worked with: recorded, and not archived.</summary>
    /// <exception cref="RpcException">There is none.</exception>
    public static string RequireFile(DaemonState daemon, string threadId)
    {
        if (daemon.Store.IsArchived(threadId))
        {
            throw new RpcException(
                ErrorCodes.InvalidRequest, $"session {threadId} is archived. Run `codex unarchive {threadId}` to unarchive it first.");
        }

        return daemon.Store.FindPath(threadId, includeArchived: false) ?? throw NoRollout(threadId);
    }

    /// <summary>Asserts that facts about the thread can be kept: it is loaded and has a place on disk, or it has a file.</summary>
    /// <exception cref="RpcException">The id is no UUID, or there is no such thread.</exception>
    public static void RequireKept(DaemonState daemon, string threadId)
    {
        CheckId(threadId, "thread");
        if (!daemon.Threads.TryGet(threadId, out var thread))
        {
            _ = daemon.Store.FindPath(threadId, includeArchived: false) ?? throw NoRollout(threadId);
        }
        else if (thread.Facts.Ephemeral)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"ephemeral thread does not support metadata updates: {threadId}");
        }
    }

    /// <summary>The turns of a thread that has a file.</summary>
    /// <param name="method">What is to be done with them, for the error.</param>
    /// <exception cref="RpcException">The id is no UUID, or the thread has no file.</exception>
    public static ThreadHistory RequireHistory(DaemonState daemon, string threadId, string method)
    {
        CheckId(threadId, "thread");
        return daemon.Store.FindPath(threadId) is null
            ? throw new RpcException(ErrorCodes.MethodNotFound, $"{method} is not supported yet")
            : daemon.Store.LoadTurns(threadId);
    }

    /// <summary>As <see cref="RequireKept"/>, and a loaded thread has its file from now on, so that what is kept outlives the daemon.</summary>
    /// <exception cref="RpcException">As <see cref="RequireKept"/>.</exception>
    /// <exception cref="RolloutException">The file cannot be written.</exception>
    public static void Keep(DaemonState daemon, string threadId)
    {
        RequireKept(daemon, threadId);
        if (daemon.Threads.TryGet(threadId, out var thread))
        {
            thread.Session.Materialize();
        }
    }

    public static RpcException NoRollout(string threadId) => new(ErrorCodes.InvalidRequest, $"no rollout found for thread id {threadId}");

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
