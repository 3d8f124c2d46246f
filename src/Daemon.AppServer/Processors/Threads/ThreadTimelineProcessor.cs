using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Core.Rollout.Reading;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/timeline/list</c> and <c>thread/items/read</c>: what happened in a thread, line by line.</summary>
internal sealed class ThreadTimelineProcessor(DaemonState daemon) : IProcessor
{
    private const int MaxItems = 100;
    private const uint DefaultPage = 50;

    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ThreadTimelineList, WireJson.ThreadTimelineListParams, WireJson.ThreadTimelineListResponse, List, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadItemsRead, WireJson.ThreadItemsReadParams, WireJson.ThreadItemsReadResponse, Read, p => p.ThreadId);
    }

    private ValueTask List(Request<ThreadTimelineListResponse> request, ThreadTimelineListParams p)
    {
        var history = ThreadAccess.RequireHistory(daemon, p.ThreadId, ClientRequestMethods.ThreadTimelineList);
        if (daemon.Store.IsArchived(p.ThreadId))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"thread {p.ThreadId} is archived");
        }

        var rows = Rows(history);
        var end = p.Cursor is null ? rows.Count : rows.FindIndex(row => row.Cursor(p.ThreadId) == p.Cursor);
        if (end < 0)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "invalid thread timeline cursor");
        }

        var start = Math.Max(0, end - PageLimits.OfList(p.Limit ?? DefaultPage));
        using var items = history.OpenItems();
        request.Respond(new ThreadTimelineListResponse
        {
            Data = [.. rows.GetRange(start, end - start).Select(row => ToWire(row, items))],
            NextCursor = start > 0 ? rows[start].Cursor(p.ThreadId) : null,
        });
        return ValueTask.CompletedTask;
    }

    private ValueTask Read(Request<ThreadItemsReadResponse> request, ThreadItemsReadParams p)
    {
        if (p.ItemIds.Count is 0 or > MaxItems)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "itemIds must contain 1 to 100 IDs");
        }

        var wanted = p.ItemIds.ToHashSet(StringComparer.Ordinal);
        var history = ThreadAccess.RequireHistory(daemon, p.ThreadId, ClientRequestMethods.ThreadItemsRead);
        using var items = history.OpenItems();
        request.Respond(new ThreadItemsReadResponse
        {
            Data =
            [
                .. history.Turns.Where(turn => turn.Id == p.TurnId)
                    .SelectMany(turn => turn.Items)
                    .Where(entry => wanted.Contains(entry.Id))
                    .Select(entry => Entry(p.TurnId, items.Read(entry))),
            ],
        });
        return ValueTask.CompletedTask;
    }

    private static ThreadItemEntry Entry(string turnId, ItemRecord record) => new()
    {
        TurnId = turnId,
        Item = ItemMapper.ToWire(record.Item, record.StartedAtMs, record.CompletedAtMs),
        StartedAtMs = record.StartedAtMs,
        CompletedAtMs = record.CompletedAtMs,
    };

    /// <summary>Oldest first, by the lines of the thread's file: an item that outlived its turn stands where it was completed.</summary>
    private static List<Row> Rows(ThreadHistory history)
    {
        var rows = new List<Row>();
        foreach (var turn in history.Turns)
        {
            rows.Add(new Row(RowKind.TurnStarted, turn.Ordinal, turn, null));
            rows.AddRange(turn.Items.Select(entry => new Row(RowKind.Item, entry.Ordinal, turn, entry)));
            if (turn.EndOrdinal is { } end)
            {
                rows.Add(new Row(RowKind.TurnCompleted, end, turn, null));
            }
        }

        return [.. rows.OrderBy(row => row.Position)];
    }

    private static ThreadTimelineEntry ToWire(Row row, HistoryItems items)
    {
        switch (row.Kind)
        {
            case RowKind.TurnStarted:
                return new ThreadTimelineEntry.TurnStarted { Position = row.Position, TurnId = row.Turn.Id, StartedAt = row.Turn.StartedAt };
            case RowKind.Item:
                var record = items.Read(row.Item!);
                return new ThreadTimelineEntry.Item
                {
                    Position = row.Position,
                    TurnId = row.Turn.Id,
                    Value = ItemMapper.ToWire(record.Item, record.StartedAtMs, record.CompletedAtMs),
                };
            default:
                var turn = TurnMapper.Facts(row.Turn);
                return new ThreadTimelineEntry.TurnCompleted
                {
                    Position = row.Position,
                    TurnId = turn.Id,
                    Status = turn.Status,
                    Error = turn.Error,
                    StartedAt = turn.StartedAt,
                    CompletedAt = turn.CompletedAt,
                    DurationMs = turn.DurationMs,
                };
        }
    }

    private enum RowKind
    {
        TurnStarted,
        Item,
        TurnCompleted,
    }

    private sealed record Row(RowKind Kind, long Position, TurnRecord Turn, ItemEntry? Item)
    {
        public string Cursor(string threadId)
        {
            var (kind, position, id) = (Kind, Position, Kind == RowKind.Item ? Item!.Id : Turn.Id);
            return RawDocument.Of(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("threadId"u8, threadId);
                writer.WriteNumber("position"u8, position);
                writer.WriteNumber("kind"u8, (int)kind);
                writer.WriteString("id"u8, id);
                writer.WriteEndObject();
            }).ToString();
        }
    }
}
