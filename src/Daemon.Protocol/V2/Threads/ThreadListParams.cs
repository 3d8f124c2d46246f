using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/list</c>.</summary>
public sealed record ThreadListParams
{
    [WireExperimental]
    public string? AncestorThreadId { get; init; }

    public bool? Archived { get; init; }

    [WireExperimental]
    public string? AttachedToThreadId { get; init; }

    public bool CurrentAccountOnly { get; init; }

    /// <summary>From an earlier answer; null for the first page.</summary>
    public string? Cursor { get; init; }

    public ThreadListCwdFilter? Cwd { get; init; }

    public IReadOnlyList<string>? ExcludedThreadIds { get; init; }

    [WireExperimental]
    public bool IncludeAttachedThreads { get; init; }

    /// <summary>Entries per page; null for the default.</summary>
    public uint? Limit { get; init; }

    public IReadOnlyList<string>? ModelProviders { get; init; }

    public IReadOnlyList<string>? Originators { get; init; }

    [WireExperimental]
    public string? ParentThreadId { get; init; }

    [WireExperimental]
    public string? ProjectId { get; init; }

    public string? SearchTerm { get; init; }

    public string? SectionId { get; init; }

    public SortDirection? SortDirection { get; init; }

    public ThreadSortKey? SortKey { get; init; }

    public IReadOnlyList<ThreadSourceKind>? SourceKinds { get; init; }

    public bool UseStateDbOnly { get; init; }
}
