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
using SortBy = Daemon.Core.Rollout.Store.ThreadSortKey;
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
        var page = daemon.Store.List(new ThreadListQuery
        {
            Archived = p.Archived ?? false,
            SortKey = p.SortKey is ThreadSortKey.UpdatedAt or ThreadSortKey.RecencyAt ? SortBy.UpdatedAt : SortBy.CreatedAt,
            Descending = p.SortDirection != SortDirection.Asc,
            Limit = PageLimits.OfThreads(p.Limit),
            Cursor = p.Cursor,
            Cwds = p.Cwd?.Paths,
            // An empty list asks for every provider, as no list does.
            ModelProviders = p.ModelProviders is { Count: > 0 } providers ? providers : null,
            Originators = p.Originators,
            ExcludedThreadIds = p.ExcludedThreadIds?.ToHashSet(StringComparer.Ordinal),
            SearchTerm = p.SearchTerm,
            Where = row => Matches(row, p),
        });
        var states = new Dictionary<string, ThreadReadState>(StringComparer.Ordinal);
        foreach (var row in page.Rows)
        {
            if (_views.ReadState(row.Id) is { } state)
            {
                states.Add(row.Id, state);
            }
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

            turns = [.. history.Turns.Select(TurnMapper.Stored)];
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
        var ids = daemon.Threads.All.Select(t => t.Id).Where(id => p.Cursor is null || string.CompareOrdinal(id, p.Cursor) > 0).ToList();
        var limit = (int)Math.Min(p.Limit ?? int.MaxValue, int.MaxValue);
        var page = ids.Take(Math.Max(1, limit)).ToList();
        request.Respond(new ThreadLoadedListResponse { Data = page, NextCursor = page.Count < ids.Count ? page[^1] : null });
        return ValueTask.CompletedTask;
    }

    /// <summary>The filters that the store does not know. Sections, projects and attached threads are not kept, so nothing is in one.</summary>
    private static bool Matches(ThreadRow row, ThreadListParams p) =>
        p is { SectionId: null, ProjectId: null, AttachedToThreadId: null, AncestorThreadId: null }
        && (p.ParentThreadId is null || row.ParentThreadId == p.ParentThreadId)
        && (p.SourceKinds is { Count: > 0 } kinds ? kinds.Contains(KindOf(row)) : row.Source is "vscode" or "cli");

    private static ThreadSourceKind KindOf(ThreadRow row) => (row.Source, row.SourceDetail) switch
    {
        ("cli", _) => ThreadSourceKind.Cli,
        ("vscode", _) => ThreadSourceKind.Vscode,
        ("exec", _) => ThreadSourceKind.Exec,
        ("appServer" or "mcp", _) => ThreadSourceKind.AppServer,
        ("subagent", "review") => ThreadSourceKind.SubAgentReview,
        ("subagent", "compact") => ThreadSourceKind.SubAgentCompact,
        ("subagent", "thread_spawn") => ThreadSourceKind.SubAgentThreadSpawn,
        ("subagent", null) => ThreadSourceKind.SubAgent,
        ("subagent", _) => ThreadSourceKind.SubAgentOther,
        _ => ThreadSourceKind.Unknown,
    };
}
