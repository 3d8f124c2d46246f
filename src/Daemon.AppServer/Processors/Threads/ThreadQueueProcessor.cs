using System.Globalization;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.AppServer.Threads;
using Daemon.Core.Rollout.Store.Annotations;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/queue/*</c>: user input that waits until the thread has nothing else to do.</summary>
internal sealed class ThreadQueueProcessor(DaemonState daemon) : IProcessor
{
    private readonly Backlog _backlog = new(daemon);

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadQueueAdd, WireJson.ThreadQueueAddParams, WireJson.ThreadQueueSubmissionResponse, Add, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadQueueList, WireJson.ThreadQueueListParams, WireJson.ThreadQueueListResponse, List, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadQueueUpdate, WireJson.ThreadQueueUpdateParams, WireJson.ThreadQueueSubmissionResponse, Update, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadQueueDelete, WireJson.ThreadQueueDeleteParams, WireJson.ThreadQueueDeleteResponse, Delete, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadQueueReorder, WireJson.ThreadQueueReorderParams, WireJson.EmptyResponse, Reorder, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadQueueStart, WireJson.ThreadQueueStartParams, WireJson.TurnStartResponse, StartAsync, p => p.ThreadId);
    }

    private ValueTask Add(Request<ThreadQueueSubmissionResponse> request, ThreadQueueAddParams p)
    {
        RequireKept(p.ThreadId);
        CheckInput(p.Input);
        var submission = new QueuedSubmission
        {
            Id = Guid.CreateVersion7(daemon.Clock.GetUtcNow()).ToString(),
            Input = p.Input,
            ClientUserMessageId = p.ClientUserMessageId,
            ResponsesapiClientMetadata = p.ResponsesapiClientMetadata,
        };
        _backlog.Change(p.ThreadId, backlog => backlog.With([.. backlog.Submissions, Backlog.ToStored(submission)]));
        request.Respond(new ThreadQueueSubmissionResponse { QueuedSubmission = submission });
        _backlog.Tell(p.ThreadId);
        if (daemon.Threads.TryGet(p.ThreadId, out var thread))
        {
            _backlog.Continue(thread);
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask List(Request<ThreadQueueListResponse> request, ThreadQueueListParams p)
    {
        RequireKept(p.ThreadId);
        var from = 0;
        if (p.Cursor is not null && !int.TryParse(p.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out from))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"invalid queue pagination cursor: {p.Cursor}");
        }

        var waiting = daemon.Annotations.Get(p.ThreadId).Backlog.Waiting.ToList();
        var page = waiting.Skip(from).Take(PageLimits.OfList(p.Limit)).ToList();
        var next = from + page.Count;
        request.Respond(new ThreadQueueListResponse
        {
            Data = [.. page.Select(Backlog.Content)],
            NextCursor = page.Count > 0 && next < waiting.Count ? next.ToString(CultureInfo.InvariantCulture) : null,
        });
        return ValueTask.CompletedTask;
    }

    private ValueTask Update(Request<ThreadQueueSubmissionResponse> request, ThreadQueueUpdateParams p)
    {
        RequireKept(p.ThreadId);
        CheckInput(p.Input);
        var changed = Backlog.Content(Require(p.ThreadId, p.QueuedSubmissionId)) with
        {
            Input = p.Input,
            ResponsesapiClientMetadata = p.ResponsesapiClientMetadata,
        };
        _backlog.Change(
            p.ThreadId, backlog => backlog.With(backlog.Submissions.Select(one => one.Id == changed.Id ? Backlog.ToStored(changed) : one)));
        request.Respond(new ThreadQueueSubmissionResponse { QueuedSubmission = changed });
        _backlog.Tell(p.ThreadId);
        return ValueTask.CompletedTask;
    }

    private ValueTask Delete(Request<ThreadQueueDeleteResponse> request, ThreadQueueDeleteParams p)
    {
        RequireKept(p.ThreadId);
        var deleted = Find(p.ThreadId, p.QueuedSubmissionId) is not null;
        if (deleted)
        {
            _backlog.Change(p.ThreadId, backlog => backlog.With(backlog.Submissions.Where(one => one.Id != p.QueuedSubmissionId)));
        }

        request.Respond(new ThreadQueueDeleteResponse { Deleted = deleted });
        if (deleted)
        {
            _backlog.Tell(p.ThreadId);
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask Reorder(Request<EmptyResponse> request, ThreadQueueReorderParams p)
    {
        RequireKept(p.ThreadId);
        _backlog.Change(p.ThreadId, backlog =>
        {
            var waiting = backlog.Waiting.ToDictionary(one => one.Id, StringComparer.Ordinal);
            if (p.QueuedSubmissionIds.Count != waiting.Count || !waiting.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(p.QueuedSubmissionIds))
            {
                throw new RpcException(ErrorCodes.InvalidRequest, "queue reorder must include every queued submission exactly once");
            }

            return backlog.With(backlog.Submissions.Where(one => one.InFlight).Concat(p.QueuedSubmissionIds.Select(id => waiting[id])));
        });
        request.Respond(EmptyResponse.Instance);
        _backlog.Tell(p.ThreadId);
        return ValueTask.CompletedTask;
    }

    private async ValueTask StartAsync(Request<TurnStartResponse> request, ThreadQueueStartParams p)
    {
        RequireKept(p.ThreadId);
        var submission = p.QueuedSubmissionId is { } id
            ? Require(p.ThreadId, id)
            : daemon.Annotations.Get(p.ThreadId).Backlog.Waiting.FirstOrDefault() ?? throw new RpcException(ErrorCodes.InvalidRequest, "queue is empty");
        if (!daemon.Threads.TryGet(p.ThreadId, out var thread))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "resume the thread before starting a queued message");
        }

        if (thread.Session.ActiveTurnId is not null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "thread already has an active or pending turn");
        }

        await _backlog.StartAsync(
            thread,
            submission,
            outcome =>
            {
                if (outcome.Refusal is { } refusal)
                {
                    request.Refuse(refusal);
                }
                else
                {
                    request.Respond(new TurnStartResponse { Turn = TurnMapper.Accepted(outcome.TurnId!) });
                }
            },
            request.Cancelled);
    }

    private StoredSubmission? Find(string threadId, string id) =>
        daemon.Annotations.Get(threadId).Backlog.Waiting.FirstOrDefault(one => one.Id == id);

    private StoredSubmission Require(string threadId, string id) =>
        Find(threadId, id) ?? throw new RpcException(ErrorCodes.InvalidRequest, $"queued submission not found: {id}");

    /// <summary>A thread that can have a queue: one with a file, or one that will have it.</summary>
    private void RequireKept(string threadId)
    {
        ThreadAccess.CheckId(threadId, "thread");
        if (daemon.Threads.TryGet(threadId, out var thread))
        {
            if (thread.Facts.Ephemeral)
            {
                throw new RpcException(ErrorCodes.InvalidRequest, $"ephemeral thread does not support queued submissions: {threadId}");
            }
        }
        else if (daemon.Store.FindPath(threadId) is null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"failed to read thread: no rollout found for thread id {threadId}");
        }
    }

    private static void CheckInput(IReadOnlyList<UserInput> input)
    {
        if (input.Count == 0)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "only user input can be added to the user-message queue");
        }

        InputLimits.Check(input);
    }
}
