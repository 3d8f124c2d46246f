using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Threads;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Store;
using Daemon.Core.Rollout.Store.Annotations;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary>
/// <c>thread/archive, unarchive, delete, revert, unsubscribe</c>. What changes a thread's files unloads it first, so that nobody writes
/// to them meanwhile; requests of one thread are handled one after the other.
/// </summary>
internal sealed class ThreadLifeCycleProcessor(DaemonState daemon, ThreadSessions sessions) : IProcessor
{
    private readonly ThreadViews _views = new(daemon);

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadArchive, WireJson.ThreadArchiveParams, WireJson.EmptyResponse, ArchiveAsync, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadUnarchive, WireJson.ThreadUnarchiveParams, WireJson.ThreadUnarchiveResponse, Unarchive, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadDelete, WireJson.ThreadDeleteParams, WireJson.EmptyResponse, DeleteAsync, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadRevert, WireJson.ThreadRevertParams, WireJson.ThreadRevertResponse, RevertAsync, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadUnsubscribe, WireJson.ThreadUnsubscribeParams, WireJson.ThreadUnsubscribeResponse, Unsubscribe, p => p.ThreadId);
    }

    private async ValueTask ArchiveAsync(Request<EmptyResponse> request, ThreadArchiveParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        Materialize(p.ThreadId);
        ThreadAccess.RequireFile(daemon, p.ThreadId);
        await UnloadAsync(p.ThreadId);
        daemon.Store.Archive(p.ThreadId);
        request.Respond(EmptyResponse.Instance);
        daemon.Clients.Notify(
            ServerNotificationMethods.ThreadArchived, new ThreadArchivedNotification { ThreadId = p.ThreadId }, WireJson.ThreadArchivedNotification);
    }

    private ValueTask Unarchive(Request<ThreadUnarchiveResponse> request, ThreadUnarchiveParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        daemon.Store.Unarchive(p.ThreadId);
        var row = daemon.Store.Find(p.ThreadId) ?? throw ThreadAccess.NoRollout(p.ThreadId);
        request.Respond(new ThreadUnarchiveResponse { Thread = _views.Stored(row, []) });
        daemon.Clients.Notify(
            ServerNotificationMethods.ThreadUnarchived, new ThreadUnarchivedNotification { ThreadId = p.ThreadId }, WireJson.ThreadUnarchivedNotification);
        return ValueTask.CompletedTask;
    }

    private async ValueTask DeleteAsync(Request<EmptyResponse> request, ThreadDeleteParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        if (daemon.Threads.TryGet(p.ThreadId, out var thread) && thread.Facts.Ephemeral)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"thread is not persisted and cannot be deleted: {p.ThreadId}");
        }

        Materialize(p.ThreadId);
        if (daemon.Store.FindPath(p.ThreadId) is null)
        {
            throw ThreadAccess.NoRollout(p.ThreadId);
        }

        await UnloadAsync(p.ThreadId);
        daemon.Store.Delete(p.ThreadId);
        daemon.Annotations.Update(p.ThreadId, _ => ThreadAnnotation.None);
        request.Respond(EmptyResponse.Instance);
        daemon.Clients.Notify(
            ServerNotificationMethods.ThreadDeleted, new ThreadDeletedNotification { ThreadId = p.ThreadId }, WireJson.ThreadDeletedNotification);
    }

    private async ValueTask RevertAsync(Request<ThreadRevertResponse> request, ThreadRevertParams p)
    {
        var before = ThreadAccess.Require(daemon, p.ThreadId);
        ThreadAccess.RequireFile(daemon, p.ThreadId);
        if (before.Facts.Meta.Mode != HistoryMode.Paginated)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "thread/revert only supports paginated threads");
        }

        await ThreadUnloading.UnloadAsync(daemon, before);
        RolloutException? refusal = null;
        var (thread, history) = sessions.Resume(
            p.ThreadId,
            () =>
            {
                try
                {
                    daemon.Store.Revert(daemon.Store.LoadTurns(p.ThreadId), p.BeforeTurnId).Dispose();
                }
                catch (RolloutException failure)
                {
                    // The thread comes back as it was, and the caller hears why.
                    refusal = failure;
                }

                return daemon.Store.LoadLatest(p.ThreadId, 1);
            },
            before.Request);
        foreach (var client in before.Subscribers.Clients)
        {
            thread.Subscribe(client);
        }

        thread.AwaitUnloading();
        thread.SetStatus(new ThreadStatus.Idle());
        thread.Session.Servers.Announce();
        if (refusal is not null)
        {
            throw refusal;
        }

        request.Respond(new ThreadRevertResponse
        {
            Thread = _views.Loaded(thread, []),
            TurnsBackwardsCursor = HistoryPages.LastTurnCursor(history),
            ItemsBackwardsCursor = HistoryPages.LastItemCursor(history),
        });
        daemon.Clients.Notify(
            ServerNotificationMethods.ThreadReverted, new ThreadRevertedNotification { ThreadId = p.ThreadId }, WireJson.ThreadRevertedNotification);
    }

    private ValueTask Unsubscribe(Request<ThreadUnsubscribeResponse> request, ThreadUnsubscribeParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        var status = !daemon.Threads.TryGet(p.ThreadId, out var thread) ? ThreadUnsubscribeStatus.NotLoaded
            : thread.Unsubscribe(request.Client) ? ThreadUnsubscribeStatus.Unsubscribed
            : ThreadUnsubscribeStatus.NotSubscribed;
        request.Respond(new ThreadUnsubscribeResponse { Status = status });
        return ValueTask.CompletedTask;
    }

    /// <summary>A thread to which nobody has said anything has no file yet to move or remove.</summary>
    private void Materialize(string threadId)
    {
        if (daemon.Threads.TryGet(threadId, out var thread))
        {
            thread.Session.Materialize();
        }
    }

    private Task UnloadAsync(string threadId) =>
        daemon.Threads.TryGet(threadId, out var thread) ? ThreadUnloading.UnloadAsync(daemon, thread) : Task.CompletedTask;
}
