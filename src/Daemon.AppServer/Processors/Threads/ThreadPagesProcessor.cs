using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Core.Rollout.Reading;
using Daemon.Core.Rollout.Store;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/turns/list</c> and <c>thread/items/list</c>: a thread's history by pages.</summary>
internal sealed class ThreadPagesProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ThreadTurnsList, WireJson.ThreadTurnsListParams, WireJson.ThreadTurnsListResponse, Turns, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadItemsList, WireJson.ThreadItemsListParams, WireJson.ThreadItemsListResponse, Items, p => p.ThreadId);
    }

    private ValueTask Turns(Request<ThreadTurnsListResponse> request, ThreadTurnsListParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        var loaded = daemon.Threads.TryGet(p.ThreadId, out var thread);
        if (loaded && thread!.Facts.Ephemeral)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "ephemeral threads do not support thread/turns/list");
        }

        if (daemon.Store.FindPath(p.ThreadId) is null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, loaded
                ? $"thread {p.ThreadId} is not materialized yet; thread/turns/list is unavailable before first user message"
                : $"thread not loaded: {p.ThreadId}");
        }

        var limit = PageLimits.OfHistory(p.Limit);
        // The last page is read from the end; what is before it needs a look at all.
        var history = p is { Cursor: null, SortDirection: not SortDirection.Asc }
            ? daemon.Store.LoadLatest(p.ThreadId, limit ?? HistoryPages.DefaultLimit, turnsOnly: true)
            : daemon.Store.LoadTurns(p.ThreadId);
        var page = HistoryPages.Turns(history, limit, p.SortDirection != SortDirection.Asc, p.Cursor);
        var running = thread?.Session.ActiveTurnId;
        using var items = history.OpenItems();
        request.Respond(new ThreadTurnsListResponse
        {
            Data = [.. page.Rows.Select(turn => Shown(turn, p.ItemsView ?? TurnItemsView.Summary, running, items))],
            NextCursor = page.NextCursor,
            BackwardsCursor = page.BackwardsCursor,
        });
        return ValueTask.CompletedTask;
    }

    private ValueTask Items(Request<ThreadItemsListResponse> request, ThreadItemsListParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        if (daemon.Store.FindPath(p.ThreadId) is null)
        {
            throw new RpcException(ErrorCodes.MethodNotFound, "thread/items/list is not supported yet");
        }

        var history = daemon.Store.LoadTurns(p.ThreadId);
        var page = HistoryPages.Items(
            history, p.TurnId, PageLimits.OfHistory(p.Limit), p.SortDirection == SortDirection.Desc, Cursor(history, p.Cursor));
        using var items = history.OpenItems();
        request.Respond(new ThreadItemsListResponse
        {
            Data = [.. page.Rows.Select(row => Entry(row.TurnId, items.Read(row.Entry), p.DeferOutput))],
            NextCursor = page.NextCursor,
            BackwardsCursor = page.BackwardsCursor,
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>A turn without a written end is interrupted, unless it still runs.</summary>
    private static Turn Shown(TurnRecord turn, TurnItemsView view, string? running, HistoryItems items)
    {
        var wire = TurnMapper.Stored(turn, view, items);
        return turn.Id == running ? wire with { Status = TurnStatus.InProgress } : wire;
    }

    private static string? Cursor(ThreadHistory history, ThreadItemsListCursor? cursor) => cursor switch
    {
        null => null,
        ThreadItemsListCursor.Opaque opaque => opaque.Cursor,
        ThreadItemsListCursor.AtItem anchor => HistoryPages.CursorAt(history, anchor.ItemId)
            ?? throw new RpcException(ErrorCodes.InvalidRequest, $"item not found: {anchor.ItemId}"),
        _ => throw new InvalidOperationException($"{cursor.GetType().Name} is no cursor that is known"),
    };

    private static ThreadItemEntry Entry(string turnId, ItemRecord record, ThreadItemOutputDeferral? defer)
    {
        var item = ItemMapper.ToWire(record.Item, record.StartedAtMs, record.CompletedAtMs);
        var deferred = false;
        if (defer?.CommandExecution == true && item is ThreadItem.CommandExecution { AggregatedOutput: not null } command)
        {
            (item, deferred) = (command with { AggregatedOutput = null }, true);
        }
        else if (defer?.McpToolCall == true && item is ThreadItem.McpToolCall { Result: not null } call)
        {
            (item, deferred) = (call with { Result = null }, true);
        }

        return new ThreadItemEntry
        {
            TurnId = turnId,
            Item = item,
            StartedAtMs = record.StartedAtMs,
            CompletedAtMs = record.CompletedAtMs,
            OutputDeferred = deferred,
        };
    }
}
