using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Threads;
using Daemon.Core.Rollout.Store.Annotations;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/readState/update</c>: marks a thread read or unread, unless it changed since the client looked.</summary>
internal sealed class ThreadReadStateProcessor(DaemonState daemon) : IProcessor
{
    private readonly ThreadViews _views = new(daemon);

    public void Register(MethodTable methods) => methods.Add(
        ClientRequestMethods.ThreadReadStateUpdate,
        WireJson.ThreadReadStateUpdateParams,
        WireJson.ThreadReadStateUpdateResponse,
        Update,
        p => p.ThreadId);

    private ValueTask Update(Request<ThreadReadStateUpdateResponse> request, ThreadReadStateUpdateParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        var loaded = daemon.Threads.TryGet(p.ThreadId, out var thread);
        if (_views.ReadState(p.ThreadId) is not { } known)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, loaded ? "thread read state unavailable" : $"thread not loaded: {p.ThreadId}");
        }

        var changed = daemon.Annotations.Update(p.ThreadId, before =>
        {
            // Looked at again: a turn may have ended meanwhile.
            known = ThreadViews.ReadState(p.ThreadId, before);
            return known.Revision == p.ExpectedRevision ? before with { Read = Next(p.Operation) } : before;
        });
        if (known.Revision != p.ExpectedRevision)
        {
            request.Refuse("read state changed", data: Conflict(known).Utf8);
            return ValueTask.CompletedTask;
        }

        var state = ThreadViews.ReadState(p.ThreadId, changed);
        thread?.Subscribers.Notify(
            ServerNotificationMethods.ThreadReadStateChanged,
            new ThreadReadStateChangedNotification { ThreadId = p.ThreadId, ReadState = state },
            WireJson.ThreadReadStateChangedNotification,
            experimental: true);
        request.Respond(new ThreadReadStateUpdateResponse { ReadState = state });
        return ValueTask.CompletedTask;
    }

    private static StoredReadState Next(ThreadReadStateOperation operation) =>
        new(operation is ThreadReadStateOperation.Read ? null : "", Guid.NewGuid().ToString());

    private static RawJson Conflict(ThreadReadState known) => RawDocument.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("reason"u8, "readStateConflict"u8);
        writer.WritePropertyName("readState"u8);
        WireJson.ThreadReadState.Write(writer, known);
        writer.WriteEndObject();
    });
}
