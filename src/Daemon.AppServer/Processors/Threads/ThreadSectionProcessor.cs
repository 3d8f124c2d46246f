using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Core.Rollout.Store.Annotations;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>threadSection/*</c> and <c>thread/section/move</c>: how a client sorts its threads.</summary>
internal sealed class ThreadSectionProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ThreadSectionList, WireJson.ThreadSectionListParams, WireJson.ThreadSectionListResponse, List);
        methods.Add(
            ClientRequestMethods.ThreadSectionCreate, WireJson.ThreadSectionCreateParams, WireJson.ThreadSectionResponse, Create);
        methods.Add(
            ClientRequestMethods.ThreadSectionUpdate, WireJson.ThreadSectionUpdateParams, WireJson.ThreadSectionResponse, Update);
        methods.Add(ClientRequestMethods.ThreadSectionDelete, WireJson.ThreadSectionDeleteParams, WireJson.EmptyResponse, Delete);
        methods.Add(
            ClientRequestMethods.ThreadSectionMove, WireJson.ThreadSectionMoveParams, WireJson.EmptyResponse, Move, p => p.ThreadId);
    }

    private ValueTask List(Request<ThreadSectionListResponse> request, ThreadSectionListParams p)
    {
        var behind = daemon.Sections.All
            .Where(section => p.Cursor is null || string.CompareOrdinal(section.Id, p.Cursor) > 0)
            .ToList();
        var page = behind.Take(PageLimits.OfList(p.Limit)).ToList();
        request.Respond(new ThreadSectionListResponse
        {
            Data = [.. page.Select(SectionMapper.ToWire)],
            NextCursor = page.Count < behind.Count ? page[^1].Id : null,
        });
        return ValueTask.CompletedTask;
    }

    private ValueTask Create(Request<ThreadSectionResponse> request, ThreadSectionCreateParams p)
    {
        Put(request, SectionMapper.FromWire(daemon.Sections.NewId(daemon.Clock.GetUtcNow()), RequireName(p.Name), p.Appearance));
        return ValueTask.CompletedTask;
    }

    private ValueTask Update(Request<ThreadSectionResponse> request, ThreadSectionUpdateParams p)
    {
        var name = RequireName(p.Name);
        var known = RequireOwn(p.SectionId, "renamed");
        Put(request, p.Appearance.IsPresent ? SectionMapper.FromWire(p.SectionId, name, p.Appearance.Value) : known with { Name = name });
        return ValueTask.CompletedTask;
    }

    private ValueTask Delete(Request<EmptyResponse> request, ThreadSectionDeleteParams p)
    {
        RequireOwn(p.SectionId, "deleted");
        // The threads first: one in a section that is gone is in none, but must not come back with a section of the same id.
        daemon.Annotations.Vacate(p.SectionId);
        daemon.Sections.Remove(p.SectionId);
        request.Respond(EmptyResponse.Instance);
        return ValueTask.CompletedTask;
    }

    private ValueTask Move(Request<EmptyResponse> request, ThreadSectionMoveParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        if (p.BeforeThreadId is not null && p.SectionId is null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "beforeThreadId requires a non-null sectionId");
        }

        if (p.BeforeThreadId == p.ThreadId)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"thread {p.ThreadId} cannot be moved before itself");
        }

        if (p.SectionId is not null && daemon.Sections.Find(p.SectionId) is null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"section {p.SectionId} does not exist");
        }

        if (daemon.Threads.TryGet(p.ThreadId, out var thread))
        {
            if (thread.Facts.Ephemeral)
            {
                throw new RpcException(ErrorCodes.InvalidRequest, $"ephemeral thread does not support section moves: {p.ThreadId}");
            }

            thread.Session.Materialize();
        }
        else if (daemon.Store.FindPath(p.ThreadId) is null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"thread not found: {p.ThreadId}");
        }

        daemon.Annotations.Place(p.ThreadId, p.SectionId, p.BeforeThreadId, daemon.Clock.GetUtcNow().ToUnixTimeSeconds());
        request.Respond(EmptyResponse.Instance);
        daemon.Clients.Notify(
            ServerNotificationMethods.ThreadSectionChanged,
            new ThreadSectionChangedNotification { ThreadId = p.ThreadId, SectionId = p.SectionId },
            WireJson.ThreadSectionChangedNotification);
        return ValueTask.CompletedTask;
    }

    private void Put(Request<ThreadSectionResponse> request, StoredSection section)
    {
        daemon.Sections.Put(section);
        request.Respond(new ThreadSectionResponse { Section = SectionMapper.ToWire(section) });
    }

    private static string RequireName(string name) => name.Trim() is { Length: > 0 } trimmed
        ? trimmed
        : throw new RpcException(ErrorCodes.InvalidParams, "section name must not be empty");

    private StoredSection RequireOwn(string id, string verb)
    {
        if (id == ThreadSections.Pinned.Id)
        {
            throw new RpcException(ErrorCodes.InvalidParams, $"the built-in pinned section cannot be {verb}");
        }

        return daemon.Sections.Find(id) ?? throw new RpcException(ErrorCodes.InvalidParams, $"thread section not found: {id}");
    }
}
