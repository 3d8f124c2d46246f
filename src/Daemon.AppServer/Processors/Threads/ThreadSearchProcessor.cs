using System.Text.Json;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Threads;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Reading;
using Daemon.Core.Rollout.Store;
using Daemon.Core.Rollout.Store.Search;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/search</c> and <c>thread/searchOccurrences</c>: threads, and places in a thread, by what was said.</summary>
/// <remarks>Searching reads files: it runs beside the other requests and ends when its client goes away.</remarks>
internal sealed class ThreadSearchProcessor(DaemonState daemon) : IProcessor
{
    private const uint DefaultOccurrences = 50;
    private readonly ThreadViews _views = new(daemon);

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadSearch, WireJson.ThreadSearchParams, WireJson.ThreadSearchResponse, SearchAsync);
        methods.Add(
            ClientRequestMethods.ThreadSearchOccurrences,
            WireJson.ThreadSearchOccurrencesParams,
            WireJson.ThreadSearchOccurrencesResponse,
            FindOccurrences,
            p => p.ThreadId);
    }

    private async ValueTask SearchAsync(Request<ThreadSearchResponse> request, ThreadSearchParams p)
    {
        var term = RequireTerm(p.SearchTerm, ClientRequestMethods.ThreadSearch);
        // Off the connection's reader: thousands of files may have to be read.
        await Task.Yield();
        var found = new Dictionary<string, TextMatch>(StringComparer.Ordinal);
        var page = daemon.Store.List(new ThreadListQuery
        {
            Archived = p.Archived ?? false,
            SortKey = ThreadQueries.SortKey(p.SortKey),
            Descending = p.SortDirection != SortDirection.Asc,
            Limit = PageLimits.OfThreads(p.Limit),
            Cursor = p.Cursor,
            Where = row =>
            {
                request.Cancelled.ThrowIfCancellationRequested();
                if (!ThreadQueries.IsOfKind(row, p.SourceKinds) || Match(row, term) is not { } match)
                {
                    return false;
                }

                found[row.Id] = match;
                return true;
            },
        });
        request.Respond(new ThreadSearchResponse
        {
            Data = [.. page.Rows.Select(row => new ThreadSearchResult { Thread = _views.Listed(row), Snippet = OneLine(found[row.Id].Snippet) })],
            NextCursor = page.NextCursor,
            BackwardsCursor = page.BackwardsCursor,
        });
    }

    private ValueTask FindOccurrences(Request<ThreadSearchOccurrencesResponse> request, ThreadSearchOccurrencesParams p)
    {
        var term = RequireTerm(p.SearchTerm, ClientRequestMethods.ThreadSearchOccurrences);
        var history = ThreadAccess.RequireHistory(daemon, p.ThreadId, ClientRequestMethods.ThreadSearchOccurrences);
        var from = p.Cursor is null ? new Place(0, 0) : Place.Parse(p.Cursor, p.ThreadId, term);
        var limit = PageLimits.OfList(p.Limit ?? DefaultOccurrences);
        var data = new List<ThreadSearchOccurrence>();
        string? next = null;
        using var items = history.OpenItems();
        foreach (var found in Occurrences(history, items, term, from))
        {
            request.Cancelled.ThrowIfCancellationRequested();
            if (data.Count == limit)
            {
                next = new Place(found.Item.Ordinal, found.Index).ToCursor(p.ThreadId, term);
                break;
            }

            data.Add(ToWire(history, found));
        }

        request.Respond(new ThreadSearchOccurrencesResponse { Data = data, NextCursor = next });
        return ValueTask.CompletedTask;
    }

    private TextMatch? Match(ThreadRow row, string term)
    {
        try
        {
            return MessageText.FindFirst(row.Path, daemon.Store, term);
        }
        catch (RolloutException failure)
        {
            // One file that was moved or damaged must not hide what the others say.
            daemon.Log.Debug(failure, "thread {ThreadId} could not be searched", row.Id);
            return null;
        }
    }

    private static IEnumerable<Found> Occurrences(ThreadHistory history, HistoryItems items, string term, Place from)
    {
        var messages = history.Turns
            .SelectMany(turn => turn.Items.Where(item => item.Kind != ItemKind.Other).Select(item => new TurnItemRow(turn.Id, item)))
            .Where(message => message.Entry.Ordinal >= from.Ordinal)
            .OrderBy(message => message.Entry.Ordinal);
        var turns = history.Turns.ToDictionary(turn => turn.Id, StringComparer.Ordinal);
        foreach (var message in messages)
        {
            var index = 0;
            foreach (var match in TextMatch.All(MessageText.Of(items.Read(message.Entry).Item) ?? "", term))
            {
                var found = new Found(turns[message.TurnId], message.Entry, index++, match);
                if (message.Entry.Ordinal > from.Ordinal || found.Index >= from.Index)
                {
                    yield return found;
                }
            }
        }
    }

    private static ThreadSearchOccurrence ToWire(ThreadHistory history, Found found) => new()
    {
        TurnId = found.Turn.Id,
        ItemId = found.Item.Id,
        Snippet = found.Match.Snippet,
        SnippetMatchRange = new ThreadSearchTextRange { Start = found.Match.Start, End = found.Match.End },
        TurnCursor = HistoryPages.CursorAt(history, found.Turn),
    };

    /// <summary>A list shows a snippet in one line.</summary>
    private static string OneLine(string snippet) => string.Join(' ', snippet.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string RequireTerm(string term, string method) => string.IsNullOrWhiteSpace(term)
        ? throw new RpcException(ErrorCodes.InvalidRequest, $"{method} requires a non-empty searchTerm")
        : term;

    /// <param name="Index">Which match of its message.</param>
    private sealed record Found(TurnRecord Turn, ItemEntry Item, int Index, TextMatch Match);

    /// <summary>Which match of which message.</summary>
    private sealed record Place(long Ordinal, int Index)
    {
        /// <exception cref="RpcException">The text is no cursor of this search.</exception>
        public static Place Parse(string cursor, string threadId, string term)
        {
            try
            {
                using var document = JsonDocument.Parse(cursor);
                var root = document.RootElement;
                if (root.ValueKind == JsonValueKind.Object
                    && root.TryGetProperty("threadId", out var id) && id.ValueEquals(threadId)
                    && root.TryGetProperty("searchTerm", out var of) && of.ValueEquals(term)
                    && root.TryGetProperty("nextRolloutOrdinal", out var ordinal) && ordinal.TryGetInt64(out var line)
                    && root.TryGetProperty("nextOccurrenceIndex", out var occurrence) && occurrence.TryGetInt32(out var index))
                {
                    return new Place(line, index);
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // No JSON, or members of other types: refused below with all the rest.
            }

            throw new RpcException(ErrorCodes.InvalidRequest, $"invalid cursor: {cursor}");
        }

        public string ToCursor(string threadId, string term)
        {
            return RawDocument.Of(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("threadId"u8, threadId);
                writer.WriteString("searchTerm"u8, term);
                writer.WriteNumber("nextRolloutOrdinal"u8, Ordinal);
                writer.WriteNumber("nextOccurrenceIndex"u8, Index);
                writer.WriteEndObject();
            }).ToString();
        }
    }
}
