using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Rollout.Store;

/// <summary>One page of a thread's turns or items.</summary>
/// <param name="NextCursor">Null on the last page.</param>
/// <param name="BackwardsCursor">For the opposite direction, from the first row on and with it; null for an empty page.</param>
public sealed record HistoryPage<T>(IReadOnlyList<T> Rows, string? NextCursor, string? BackwardsCursor);

/// <summary>An item and the turn that it belongs to.</summary>
public sealed record TurnItemRow(string TurnId, ItemEntry Entry);

/// <summary>Cuts a thread's turns and items into pages. Pure.</summary>
public static class HistoryPages
{
    /// <summary>The rows of a page when a client does not say.</summary>
    public const int DefaultLimit = 25;

    /// <param name="limit">Null for 25; zero counts as one.</param>
    /// <exception cref="RolloutException">The cursor is none of these turns.</exception>
    public static HistoryPage<TurnRecord> Turns(ThreadHistory history, int? limit, bool descending, string? cursor) =>
        Cut(history, history.Turns, turn => turn.Ordinal, limit, descending, cursor, HistoryCursor.Turns);

    /// <param name="turnId">The only turn to page through; null for all. An unknown one has no items.</param>
    /// <param name="limit">Null for 25; zero counts as one.</param>
    /// <exception cref="RolloutException">The cursor is none of these items.</exception>
    public static HistoryPage<TurnItemRow> Items(ThreadHistory history, string? turnId, int? limit, bool descending, string? cursor)
    {
        // By line and not by turn: an item that outlived its turn stands where it was completed.
        var rows = new List<TurnItemRow>();
        var sorted = true;
        foreach (var turn in history.Turns.Where(turn => turnId is null || turn.Id == turnId))
        {
            foreach (var item in turn.Items)
            {
                sorted &= rows is not [.., var last] || last.Entry.Ordinal <= item.Ordinal;
                rows.Add(new TurnItemRow(turn.Id, item));
            }
        }

        if (!sorted)
        {
            rows = [.. rows.OrderBy(row => row.Entry.Ordinal)];
        }

        return Cut(history, rows, row => row.Entry.Ordinal, limit, descending, cursor, HistoryCursor.Items);
    }

    /// <summary>The cursor that pages backwards from a thread's last turn, with it; null when it has none.</summary>
    public static string? LastTurnCursor(ThreadHistory history) => Turns(history, 1, descending: true, null).BackwardsCursor;

    /// <summary>The cursor that pages backwards from a thread's last item, with it; null when it has none.</summary>
    public static string? LastItemCursor(ThreadHistory history)
    {
        var last = history.Turns.SelectMany(turn => turn.Items).Select(entry => entry.Ordinal).DefaultIfEmpty(-1).Max();
        return last < 0 ? null : new HistoryCursor(history.Meta.Id, last, IncludeAnchor: true, HistoryCursor.Items).ToString();
    }

    /// <summary>The cursor of a page of turns that begins with this one.</summary>
    public static string CursorAt(ThreadHistory history, TurnRecord turn) =>
        new HistoryCursor(history.Meta.Id, turn.Ordinal, IncludeAnchor: true, HistoryCursor.Turns).ToString();

    /// <summary>The cursor of a page that begins with an item; null when there is no such item.</summary>
    public static string? CursorAt(ThreadHistory history, string itemId) =>
        history.Turns.SelectMany(turn => turn.Items).FirstOrDefault(entry => entry.Id == itemId) is { } found
            ? new HistoryCursor(history.Meta.Id, found.Ordinal, IncludeAnchor: true, HistoryCursor.Items).ToString()
            : null;

    private static HistoryPage<T> Cut<T>(
        ThreadHistory history,
        IReadOnlyList<T> ascending,
        Func<T, long> ordinalOf,
        int? limit,
        bool descending,
        string? cursor,
        string scope)
    {
        HistoryCursor? from = cursor is null ? null : HistoryCursor.Parse(cursor, history.Meta.Id, scope);
        var count = Math.Max(1, limit ?? DefaultLimit);
        var page = new List<T>();
        var more = false;
        for (var i = 0; i < ascending.Count; i++)
        {
            var row = ascending[descending ? ascending.Count - 1 - i : i];
            if (from?.Admits(ordinalOf(row), descending) == false)
            {
                continue;
            }

            if (page.Count == count)
            {
                more = true;
                break;
            }

            page.Add(row);
        }

        return new HistoryPage<T>(
            page,
            more ? new HistoryCursor(history.Meta.Id, ordinalOf(page[^1]), IncludeAnchor: false, scope).ToString() : null,
            page.Count > 0 ? new HistoryCursor(history.Meta.Id, ordinalOf(page[0]), IncludeAnchor: true, scope).ToString() : null);
    }
}
