namespace Daemon.Core.Rollout.Store;

/// <summary>
/// Puts the threads of a home in order without opening their files: by the times in the files' names, or by the times of their last
/// changes. The newest by name come one day at a time, so that a first page costs as much in a home of ten thousand threads as in one
/// of a hundred.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ThreadOrder(RolloutCatalog catalog, TimeProvider time)
{
    public IEnumerable<ThreadFiles> Of(ThreadListQuery query) => query switch
    {
        { SortKey: ThreadSortKey.Rank } => Sorted(All(query.Archived, files => query.Ranks?.GetValueOrDefault(files.ThreadId, long.MinValue) ?? 0)
            .Where(files => files.Key != long.MinValue), query.Descending),
        { SortKey: ThreadSortKey.UpdatedAt or ThreadSortKey.RecencyAt } => Sorted(All(query.Archived, ChangedMs), query.Descending),
        { Descending: true, Archived: false } => NewestFirst(),
        _ => Sorted(All(query.Archived, BegunMs), query.Descending),
    };

    /// <summary>All threads whose newest segment is archived, or is not. Those outside of the dated folders are not listed.</summary>
    public List<ThreadFiles> All(bool archived, Func<ThreadFiles, long> keyOf)
    {
        var threads = new List<ThreadFiles>();
        foreach (var group in catalog.Scan().Where(file => file.IsListed).GroupBy(file => file.Name.ThreadId, StringComparer.Ordinal))
        {
            var files = Group(group.Key, group);
            if (files.Newest.IsArchived == archived)
            {
                threads.Add(files with { Key = keyOf(files) });
            }
        }

        return threads;
    }

    private IEnumerable<ThreadFiles> NewestFirst()
    {
        var archived = catalog.Archived().ToLookup(file => file.Name.ThreadId, StringComparer.Ordinal);
        // Files that reverts began: they count on the day of the thread's first file.
        var segments = new Dictionary<string, List<RolloutFile>>(StringComparer.Ordinal);
        foreach (var folder in catalog.NewestFirst())
        {
            foreach (var file in folder.Where(file => file is { IsListed: true, Name.IsFirst: false }))
            {
                if (segments.TryGetValue(file.Name.ThreadId, out var known))
                {
                    known.Add(file);
                }
                else
                {
                    segments.Add(file.Name.ThreadId, [file]);
                }
            }

            var day = new List<ThreadFiles>();
            foreach (var file in folder.Where(file => file is { IsListed: true, Name.IsFirst: true }))
            {
                segments.Remove(file.Name.ThreadId, out var later);
                var files = Group(file.Name.ThreadId, [file, .. later ?? [], .. archived[file.Name.ThreadId]]);
                if (!files.Newest.IsArchived)
                {
                    day.Add(files with { Key = BegunMs(files) });
                }
            }

            foreach (var files in Sorted(day, descending: true))
            {
                yield return files;
            }
        }

        // Their first files are gone or archived; they are listed all the same.
        var rest = segments.Select(pair => Group(pair.Key, [.. pair.Value, .. archived[pair.Key]])).Where(files => !files.Newest.IsArchived);
        foreach (var files in Sorted(rest.Select(files => files with { Key = BegunMs(files) }), descending: true))
        {
            yield return files;
        }
    }

    private static ThreadFiles Group(string threadId, IEnumerable<RolloutFile> files)
    {
        var segments = files.ToList();
        Segments.Order(segments);
        return new ThreadFiles(threadId, segments, 0);
    }

    private static List<ThreadFiles> Sorted(IEnumerable<ThreadFiles> threads, bool descending)
    {
        var sorted = threads.ToList();
        sorted.Sort((a, b) => descending ? ThreadFiles.Compare(b, a) : ThreadFiles.Compare(a, b));
        return sorted;
    }

    /// <summary>When the thread's first file was planned, by its name; to the second.</summary>
    private long BegunMs(ThreadFiles files)
    {
        var local = files.Oldest.Name.LocalTime;
        return new DateTimeOffset(local, time.LocalTimeZone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }

    private static long ChangedMs(ThreadFiles files) =>
        new DateTimeOffset(File.GetLastWriteTimeUtc(files.Newest.StoredPath), TimeSpan.Zero).ToUnixTimeMilliseconds();
}
