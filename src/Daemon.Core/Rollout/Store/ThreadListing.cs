using Daemon.Core.Rollout.Store.Index;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// Makes rows of files: one for each thread, from its newest segment. Rows are made in the order of the list and no further than the
/// page reaches. Thread-safe.
/// </summary>
internal sealed class ThreadListing
{
    private readonly RolloutCatalog _catalog;
    private readonly ThreadOrder _order;
    private readonly FileSummaries _summaries;
    private readonly ThreadNames _names;

    public ThreadListing(RolloutCatalog catalog, ThreadOrder order, FileSummaries summaries, ThreadNames names)
    {
        _catalog = catalog;
        _order = order;
        _summaries = summaries;
        _names = names;
    }

    /// <exception cref="RolloutException">The cursor is none.</exception>
    public ThreadListPage List(ThreadListQuery query)
    {
        var isRank = query.SortKey == ThreadSortKey.Rank;
        ThreadListCursor? cursor = query.Cursor is null ? null : ThreadListCursor.Parse(query.Cursor, isRank);
        var page = new List<RankedRow>();
        var more = false;
        foreach (var found in Matching(query, cursor))
        {
            if (page.Count == query.Limit)
            {
                more = true;
                break;
            }

            page.Add(found);
        }

        return new ThreadListPage(
            page.ConvertAll(found => found.Row),
            more && page is [.., var last] ? new ThreadListCursor(last.Key, last.Row.Id).ToString(isRank) : null,
            page is [var first, ..] ? new ThreadListCursor(first.Key, null).ToString(isRank) : null);
    }

    /// <summary>The row of one thread, listable or not; null when it has no readable file.</summary>
    public ThreadRow? Find(string threadId)
    {
        var segments = _catalog.FindThread(threadId);
        return segments.Count == 0 ? null : Row(segments, _names.Snapshot());
    }

    /// <summary>Whether a file of another thread builds on one of these.</summary>
    public bool IsReferenced(IReadOnlyCollection<RolloutFile> segments)
    {
        var ids = segments.Select(segment => segment.Name.SegmentId).ToHashSet(StringComparer.Ordinal);
        var thread = segments.First().Name.ThreadId;
        return _catalog.Scan().Exists(file =>
            file.Name.ThreadId != thread && _summaries.Get(file)?.BaseSegmentId is { } from && ids.Contains(from));
    }

    private IEnumerable<RankedRow> Matching(ThreadListQuery query, ThreadListCursor? cursor)
    {
        var found = Candidates(query, cursor);
        return query.SortKey != ThreadSortKey.RecencyAt ? found
            : query.Descending ? ByRecency(found, cursor)
            : found.Select(one => new RankedRow(one.Row, one.Row.RecencyAtMs))
                .Where(one => cursor?.Admits(one.Key, one.Row.Id, descending: false) != false)
                .Order(RankedRow.Ascending);
    }

    /// <summary>
    /// The last turn of a thread began no later than its file was changed. So a thread's place is known as soon as the next file was
    /// changed before its last turn began.
    /// </summary>
    private static IEnumerable<RankedRow> ByRecency(IEnumerable<RankedRow> byChange, ThreadListCursor? cursor)
    {
        // The most recent one last.
        var waiting = new List<RankedRow>();
        foreach (var (row, changed) in byChange)
        {
            while (waiting is [.., var first] && first.Key > changed)
            {
                waiting.RemoveAt(waiting.Count - 1);
                yield return first;
            }

            if (cursor?.Admits(row.RecencyAtMs, row.Id, descending: true) != false)
            {
                var ranked = new RankedRow(row, row.RecencyAtMs);
                waiting.Insert(~waiting.BinarySearch(ranked, RankedRow.Ascending), ranked);
            }
        }

        for (var i = waiting.Count - 1; i >= 0; i--)
        {
            yield return waiting[i];
        }
    }

    private IEnumerable<RankedRow> Candidates(ThreadListQuery query, ThreadListCursor? cursor)
    {
        var names = _names.Snapshot();
        // A cursor by recency says nothing about changes.
        var skip = query.SortKey == ThreadSortKey.RecencyAt ? null : cursor;
        foreach (var files in _order.Of(query))
        {
            // Before anything is read: what earlier pages showed costs nothing.
            if (skip?.Admits(files.Key, files.ThreadId, query.Descending) != false
                && query.Among?.Contains(files.ThreadId) != false
                && Row(files.Segments, names) is { } row
                && (row.Preview.Length > 0 || query.Among is not null)
                && Matches(row, query))
            {
                yield return new RankedRow(row, files.Key);
            }
        }
    }

    /// <param name="segments">The one that the thread is in last.</param>
    private ThreadRow? Row(List<RolloutFile> segments, IReadOnlyDictionary<string, string> names)
    {
        var newest = segments[^1];
        if (_summaries.Get(newest) is not { IsReadable: true } summary)
        {
            return null;
        }

        // A thread that was reverted to nothing keeps the preview that it had.
        var oldest = segments.Count == 1 ? summary : _summaries.Get(segments.Find(file => file.Name.IsFirst) ?? segments[0]) ?? summary;
        var updated = new DateTimeOffset(summary.ChangedTicks, TimeSpan.Zero).ToUnixTimeMilliseconds();
        return new ThreadRow
        {
            Id = newest.Name.ThreadId,
            SessionId = summary.SessionId,
            Path = newest.Path,
            IsArchived = newest.IsArchived,
            CreatedAt = Math.Min(oldest.CreatedAtMs, summary.CreatedAtMs) / 1000,
            UpdatedAtMs = updated,
            // Never behind the last change, whatever the clock did in between: lists by recency rely on it.
            RecencyAtMs = Math.Min(summary.RecencyAtMs > 0 ? summary.RecencyAtMs : summary.CreatedAtMs, updated),
            Preview = PreviewOf(summary) is { Length: > 0 } preview ? preview : PreviewOf(oldest),
            Name = names.GetValueOrDefault(newest.Name.ThreadId),
            Cwd = summary.Cwd,
            Model = summary.Model,
            ModelProvider = summary.ModelProvider,
            ReasoningEffort = summary.ReasoningEffort,
            Originator = summary.Originator,
            CliVersion = summary.CliVersion,
            Source = summary.Source,
            SourceDetail = summary.SourceDetail,
            ThreadSource = summary.ThreadSource,
            Mode = summary.IsPaginated ? HistoryMode.Paginated : HistoryMode.Legacy,
            ForkedFromId = summary.ForkedFromId,
            ParentThreadId = summary.ParentThreadId,
            Git = summary is { GitCommit: null, GitBranch: null, GitUrl: null }
                ? null
                : new GitInfo(summary.GitCommit, summary.GitBranch, summary.GitUrl),
        };
    }

    /// <summary>The first user text of the whole history: the oldest file on which this one builds has it, unless cut before it.</summary>
    private string PreviewOf(FileSummary summary)
    {
        var preview = summary.Preview;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (summary.BaseSegmentId is { } id && seen.Add(id))
        {
            if (_catalog.FindSegment(id) is not { } file || _summaries.Get(file) is not { IsReadable: true } inherited)
            {
                break;
            }

            if (inherited.Preview.Length > 0 && inherited.PreviewOffset < summary.BaseEndOffset)
            {
                preview = inherited.Preview;
            }

            summary = inherited;
        }

        return preview;
    }

    private static bool Matches(ThreadRow row, ThreadListQuery query) =>
        query.ExcludedThreadIds?.Contains(row.Id) != true
        && query.Cwds?.Contains(Path.TrimEndingDirectorySeparator(row.Cwd)) != false
        && query.Originators?.Contains(row.Originator) != false
        && (query.ModelProviders is null || (row.ModelProvider is { } provider && query.ModelProviders.Contains(provider)))
        && (query.SearchTerm is not { Length: > 0 } term
            || row.Preview.Contains(term, StringComparison.OrdinalIgnoreCase)
            || row.Name?.Contains(term, StringComparison.OrdinalIgnoreCase) == true)
        && query.Where?.Invoke(row) != false;

    /// <summary>A row and what the list sorts by.</summary>
    private sealed record RankedRow(ThreadRow Row, long Key)
    {
        public static Comparer<RankedRow> Ascending { get; } = Comparer<RankedRow>.Create(static (a, b) =>
            a.Key != b.Key ? a.Key.CompareTo(b.Key) : string.CompareOrdinal(a.Row.Id, b.Row.Id));
    }
}
