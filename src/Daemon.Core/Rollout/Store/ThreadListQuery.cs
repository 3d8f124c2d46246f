namespace Daemon.Core.Rollout.Store;

/// <summary>By what a list of threads is ordered; ties are broken by id.</summary>
public enum ThreadSortKey
{
    CreatedAt,

    /// <summary>When the thread's file was last written to.</summary>
    UpdatedAt,

    /// <summary>When the last turn began.</summary>
    RecencyAt,

    /// <summary>By <see cref="ThreadListQuery.Ranks"/>.</summary>
    Rank,
}

/// <summary>Which threads to list. Null filters let everything pass.</summary>
public sealed record ThreadListQuery
{
    /// <summary>True for archived threads only, false for the others only.</summary>
    public bool Archived { get; init; }

    public ThreadSortKey SortKey { get; init; }

    /// <summary>Newest first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>At most so many rows.</summary>
    public int Limit { get; init; } = 25;

    /// <summary>From an earlier page of the same order, or its backwards cursor with the opposite direction; null begins.</summary>
    public string? Cursor { get; init; }

    /// <summary>The only threads to list; then also those to which no user has said anything yet.</summary>
    public IReadOnlySet<string>? Among { get; init; }

    /// <summary>The order of <see cref="ThreadSortKey.Rank"/>, lowest first when ascending; other threads are left out.</summary>
    public IReadOnlyDictionary<string, long>? Ranks { get; init; }

    /// <summary>Without trailing separators.</summary>
    public IReadOnlyCollection<string>? Cwds { get; init; }

    public IReadOnlyCollection<string>? ModelProviders { get; init; }

    public IReadOnlyCollection<string>? Originators { get; init; }

    public IReadOnlySet<string>? ExcludedThreadIds { get; init; }

    /// <summary>Part of the name or the preview, in any case.</summary>
    public string? SearchTerm { get; init; }

    /// <summary>Any further condition, asked last.</summary>
    public Predicate<ThreadRow>? Where { get; init; }
}

/// <summary>One page of threads.</summary>
/// <param name="NextCursor">Null on the last page.</param>
/// <param name="BackwardsCursor">For the opposite direction, from the first row on and with it; null for an empty page.</param>
public sealed record ThreadListPage(IReadOnlyList<ThreadRow> Rows, string? NextCursor, string? BackwardsCursor);
