namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/search</c>.</summary>
public sealed record ThreadSearchParams
{
    public bool? Archived { get; init; }

    public bool CurrentAccountOnly { get; init; }

    /// <summary>From an earlier answer; null for the first page.</summary>
    public string? Cursor { get; init; }

    public bool IncludeAttachedThreads { get; init; }

    /// <summary>Entries per page; null for the default.</summary>
    public uint? Limit { get; init; }

    public required string SearchTerm { get; init; }

    public SortDirection? SortDirection { get; init; }

    public ThreadSearchSortKey? SortKey { get; init; }

    public IReadOnlyList<ThreadSourceKind>? SourceKinds { get; init; }
}
