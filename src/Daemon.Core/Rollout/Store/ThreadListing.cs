using Daemon.Core.Rollout.Files;

namespace Daemon.Core.Rollout.Store;

/// <summary>Makes rows of files: one for each thread, from its newest segment. Thread-safe.</summary>
internal sealed class ThreadListing
{
    private readonly RolloutCatalog _catalog;
    private readonly FileSummaries _summaries;
    private readonly ThreadNames _names;

    public ThreadListing(RolloutCatalog catalog, FileSummaries summaries, ThreadNames names)
    {
        _catalog = catalog;
        _summaries = summaries;
        _names = names;
    }

    /// <exception cref="RolloutException">The cursor is none.</exception>
    public ThreadListPage List(ThreadListQuery query)
    {
        ThreadListCursor? cursor = query.Cursor is null ? null : ThreadListCursor.Parse(query.Cursor);
        var rows = Rows(query.Archived).Where(row => Matches(row, query)).ToList();
        rows.Sort((a, b) =>
        {
            var order = TimeOf(a, query).CompareTo(TimeOf(b, query));
            order = order != 0 ? order : string.CompareOrdinal(a.Id, b.Id);
            return query.Descending ? -order : order;
        });
        var from = cursor is { } start ? rows.FindIndex(row => start.Admits(TimeOf(row, query), row.Id, query.Descending)) : 0;
        var page = from < 0 ? [] : rows.GetRange(from, Math.Min(Math.Max(0, query.Limit), rows.Count - from));
        return new ThreadListPage(
            page,
            page.Count > 0 && from + page.Count < rows.Count ? new ThreadListCursor(TimeOf(page[^1], query), page[^1].Id).ToString() : null,
            page.Count > 0 ? new ThreadListCursor(TimeOf(page[0], query), null).ToString() : null);
    }

    /// <summary>The row of one thread, listable or not; null when it has no readable file.</summary>
    public ThreadRow? Find(string threadId)
    {
        var segments = _catalog.FindThread(threadId);
        return segments.Count == 0 ? null : Row(segments, null, _names.Snapshot());
    }

    /// <summary>Whether a file of another thread builds on one of these.</summary>
    public bool IsReferenced(IReadOnlyCollection<RolloutFile> segments)
    {
        var ids = segments.Select(segment => segment.Name.SegmentId).ToHashSet(StringComparer.Ordinal);
        var thread = segments.First().Name.ThreadId;
        return _catalog.Scan().Exists(file =>
            file.Name.ThreadId != thread && _summaries.Get(file.Path)?.BaseSegmentId is { } from && ids.Contains(from));
    }

    private List<ThreadRow> Rows(bool archived)
    {
        var files = _catalog.Scan();
        var bySegment = new Dictionary<string, RolloutFile>(files.Count, StringComparer.Ordinal);
        var byThread = new Dictionary<string, List<RolloutFile>>(files.Count, StringComparer.Ordinal);
        foreach (var file in files)
        {
            bySegment[file.Name.SegmentId] = file;
            if (file.IsListed && byThread.TryGetValue(file.Name.ThreadId, out var segments))
            {
                segments.Add(file);
            }
            else if (file.IsListed)
            {
                byThread.Add(file.Name.ThreadId, [file]);
            }
        }

        var names = _names.Snapshot();
        var rows = new List<ThreadRow>(byThread.Count);
        foreach (var segments in byThread.Values)
        {
            segments.Sort((a, b) => RolloutFileName.CompareAge(a.Name, b.Name));
            if (segments[^1].IsArchived == archived && Row(segments, bySegment, names) is { Preview.Length: > 0 } row)
            {
                rows.Add(row);
            }
        }

        _summaries.Save();
        return rows;
    }

    /// <param name="segments">Oldest first.</param>
    /// <param name="bySegment">All files, when they are at hand.</param>
    private ThreadRow? Row(
        List<RolloutFile> segments, Dictionary<string, RolloutFile>? bySegment, IReadOnlyDictionary<string, string> names)
    {
        var newest = segments[^1];
        if (_summaries.Get(newest.Path) is not { IsReadable: true } summary)
        {
            return null;
        }

        // A thread that was reverted to nothing keeps the preview that it had.
        var oldest = segments.Count == 1 ? summary : _summaries.Get(segments[0].Path) ?? summary;
        return new ThreadRow
        {
            Id = newest.Name.ThreadId,
            SessionId = summary.SessionId,
            Path = newest.Path,
            IsArchived = newest.IsArchived,
            CreatedAt = Math.Min(oldest.CreatedAtMs, summary.CreatedAtMs) / 1000,
            UpdatedAt = new DateTimeOffset(summary.ChangedTicks, TimeSpan.Zero).ToUnixTimeSeconds(),
            Preview = PreviewOf(summary, bySegment) is { Length: > 0 } preview ? preview : PreviewOf(oldest, bySegment),
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
    private string PreviewOf(FileSummary summary, Dictionary<string, RolloutFile>? bySegment)
    {
        var preview = summary.Preview;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (summary.BaseSegmentId is { } id && seen.Add(id))
        {
            var file = bySegment is null ? _catalog.FindSegment(id) : bySegment.GetValueOrDefault(id);
            if (file is null || _summaries.Get(file.Path) is not { IsReadable: true } inherited)
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

    private static long TimeOf(ThreadRow row, ThreadListQuery query) =>
        query.SortKey == ThreadSortKey.UpdatedAt ? row.UpdatedAt : row.CreatedAt;

    private static bool Matches(ThreadRow row, ThreadListQuery query) =>
        query.ExcludedThreadIds?.Contains(row.Id) != true
        && query.Cwds?.Contains(row.Cwd) != false
        && query.Originators?.Contains(row.Originator) != false
        && (query.ModelProviders is null || (row.ModelProvider is { } provider && query.ModelProviders.Contains(provider)))
        && (query.SearchTerm is not { Length: > 0 } term
            || row.Preview.Contains(term, StringComparison.OrdinalIgnoreCase)
            || row.Name?.Contains(term, StringComparison.OrdinalIgnoreCase) == true)
        && query.Where?.Invoke(row) != false;
}
