using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.AppServer.Threads;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Store;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;
using ThreadSortKey = Daemon.Protocol.V2.Threads.ThreadSortKey;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/list, read, loaded/list</c>: looking at threads without loading them.</summary>
internal sealed class ThreadReadProcessor(DaemonState daemon) : IProcessor
{
    private readonly ThreadViews _views = new(daemon);

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadList, WireJson.ThreadListParams, WireJson.ThreadListResponse, List);
        methods.Add(ClientRequestMethods.ThreadRead, WireJson.ThreadReadParams, WireJson.ThreadReadResponse, Read, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadLoadedList, WireJson.ThreadLoadedListParams, WireJson.ThreadLoadedListResponse, ListLoaded);
    }

    private ValueTask List(Request<ThreadListResponse> request, ThreadListParams p)
    {
        request.Client.WatchAllThreads();
        CheckFilters(p);
        var isRank = p.SortKey == ThreadSortKey.SectionPosition;
        var ranks = p.SectionId is { } section
            ? daemon.Annotations.Where(known => known.Section?.SectionId == section)
                .ToDictionary(pair => pair.Key, pair => pair.Value.Section!.Position, StringComparer.Ordinal)
            : null;
        var page = daemon.Store.List(new ThreadListQuery
        {
            Archived = p.Archived ?? false,
            SortKey = ThreadQueries.SortKey(p.SortKey),
            // A section has the order that its user gave it.
            Descending = isRank ? p.SortDirection == SortDirection.Desc : p.SortDirection != SortDirection.Asc,
            Limit = PageLimits.OfThreads(p.Limit),
            Cursor = p.Cursor,
            Among = ranks?.Keys.ToHashSet(StringComparer.Ordinal),
            Ranks = ranks,
            Cwds = p.Cwd?.Paths.Select(Path.TrimEndingDirectorySeparator).ToList(),
            // An empty list asks for every provider, as no list does.
            ModelProviders = p.ModelProviders is { Count: > 0 } providers ? providers : null,
            Originators = p.Originators is { Count: > 0 } originators ? originators : null,
            ExcludedThreadIds = p.ExcludedThreadIds?.ToHashSet(StringComparer.Ordinal),
            SearchTerm = p.SearchTerm,
            Where = row => Matches(row, p),
        });
        var states = new Dictionary<string, ThreadReadState>(StringComparer.Ordinal);
        foreach (var row in page.Rows)
        {
            states.Add(row.Id, ThreadViews.ReadState(row.Id, daemon.Annotations.Get(row.Id)));
        }

        request.Respond(new ThreadListResponse
        {
            Data = [.. page.Rows.Select(_views.Listed)],
            ReadStates = states,
            NextCursor = page.NextCursor,
            BackwardsCursor = page.BackwardsCursor,
        });
        return ValueTask.CompletedTask;
    }

    private ValueTask Read(Request<ThreadReadResponse> request, ThreadReadParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        var loaded = daemon.Threads.TryGet(p.ThreadId, out var thread);
        if (loaded && thread!.Facts.Ephemeral && p.IncludeTurns)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "ephemeral threads do not support includeTurns");
        }

        var row = loaded ? null : daemon.Store.Find(p.ThreadId);
        if (!loaded && row is null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"thread not loaded: {p.ThreadId}");
        }

        IReadOnlyList<Turn> turns = [];
        if (p.IncludeTurns && daemon.Store.FindPath(p.ThreadId) is not null)
        {
            var history = daemon.Store.LoadTurns(p.ThreadId);
            if (history.Meta.Mode == HistoryMode.Paginated)
            {
                Deprecations.FullHistory(daemon, request.Client, "includeTurns: false");
            }

            turns = TurnMapper.All(history);
        }

        request.Respond(new ThreadReadResponse
        {
            Thread = thread is not null ? _views.Loaded(thread, turns) : _views.Stored(row!, turns),
            ReadState = _views.ReadState(p.ThreadId),
        });
        return ValueTask.CompletedTask;
    }

    private ValueTask ListLoaded(Request<ThreadLoadedListResponse> request, ThreadLoadedListParams p)
    {
        request.Client.WatchAllThreads();
        if (p.Cursor is not null && !Guid.TryParse(p.Cursor, out _))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"invalid cursor: {p.Cursor}");
        }

        var ids = daemon.Threads.All.Select(t => t.Id).Where(id => p.Cursor is null || string.CompareOrdinal(id, p.Cursor) > 0).ToList();
        var limit = (int)Math.Min(p.Limit ?? int.MaxValue, int.MaxValue);
        var page = ids.Take(Math.Max(1, limit)).ToList();
        request.Respond(new ThreadLoadedListResponse { Data = page, NextCursor = page.Count < ids.Count ? page[^1] : null });
        return ValueTask.CompletedTask;
    }

    /// <exception cref="RpcException">A filter cannot be meant.</exception>
    private static void CheckFilters(ThreadListParams p)
    {
        if (p is { SortKey: ThreadSortKey.SectionPosition, SectionId: null })
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "section-position sorting requires a section filter");
        }

        if (p.ProjectId is { } project)
        {
            throw new RpcException(ErrorCodes.InvalidParams, $"project not found: {project}");
        }

        if (p.ParentThreadId is { } parent)
        {
            ThreadAccess.CheckId(parent, "parent thread");
        }

        foreach (var excluded in p.ExcludedThreadIds ?? [])
        {
            if (!Guid.TryParse(excluded, out _))
            {
                throw new RpcException(ErrorCodes.InvalidParams, $"invalid excluded thread id: {excluded}");
            }
        }
    }

    /// <summary>The filters that the store does not know. Threads are not attached to others, so none is to any.</summary>
    private static bool Matches(ThreadRow row, ThreadListParams p) =>
        p is { AttachedToThreadId: null, AncestorThreadId: null }
        && (p.ParentThreadId is null || row.ParentThreadId == p.ParentThreadId)
        && ThreadQueries.IsOfKind(row, p.SourceKinds);
}
