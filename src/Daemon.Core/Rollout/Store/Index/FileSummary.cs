namespace Daemon.Core.Rollout.Store.Index;

/// <summary>
/// What a list of threads needs of one file. A cache entry: <see cref="ChangedTicks"/> and <see cref="Size"/> say of which state.
/// </summary>
/// <param name="ChangedTicks">The file's modification time, UTC, in ticks.</param>
/// <param name="Size">In bytes.</param>
internal sealed record FileSummary(long ChangedTicks, long Size)
{
    /// <summary>False for a file that does not begin with session metadata; all other members are then empty.</summary>
    public bool IsReadable { get; init; }

    public string SessionId { get; init; } = "";

    /// <summary>When this file was begun, Unix milliseconds.</summary>
    public long CreatedAtMs { get; init; }

    public string Cwd { get; init; } = "";

    public string Originator { get; init; } = "";

    public string CliVersion { get; init; } = "";

    public string Source { get; init; } = "";

    public string? SourceDetail { get; init; }

    public string? ThreadSource { get; init; }

    public bool IsPaginated { get; init; }

    public string? BaseSegmentId { get; init; }

    public long BaseEndOffset { get; init; }

    public string? ForkedFromId { get; init; }

    public string? ParentThreadId { get; init; }

    public string? GitCommit { get; init; }

    public string? GitBranch { get; init; }

    public string? GitUrl { get; init; }

    /// <summary>The first user text of this file itself; empty when it has none.</summary>
    public string Preview { get; init; } = "";

    /// <summary>The offset in bytes of the line that has it.</summary>
    public long PreviewOffset { get; init; }

    /// <summary>When the last turn began, Unix milliseconds; 0 when there is none.</summary>
    public long RecencyAtMs { get; init; }

    public string? Model { get; init; }

    public string? ModelProvider { get; init; }

    public string? ReasoningEffort { get; init; }
}
