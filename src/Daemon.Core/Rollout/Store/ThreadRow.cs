namespace Daemon.Core.Rollout.Store;

/// <summary>One thread of a list. Times are Unix seconds unless their names say milliseconds.</summary>
public sealed record ThreadRow
{
    public required string Id { get; init; }

    public required string SessionId { get; init; }

    /// <summary>Absolute path of the newest segment.</summary>
    public required string Path { get; init; }

    public bool IsArchived { get; init; }

    /// <summary>When the thread's oldest file was begun.</summary>
    public long CreatedAt { get; init; }

    /// <summary>When the newest segment was last written to.</summary>
    public long UpdatedAt => UpdatedAtMs / 1000;

    public long UpdatedAtMs { get; init; }

    /// <summary>When the last turn began, or the thread while there was none.</summary>
    public long RecencyAt => RecencyAtMs / 1000;

    public long RecencyAtMs { get; init; }

    /// <summary>The first user text, trimmed.</summary>
    public string Preview { get; init; } = "";

    /// <summary>The name that a user gave; null for none.</summary>
    public string? Name { get; init; }

    public string Cwd { get; init; } = "";

    public string? Model { get; init; }

    public string? ModelProvider { get; init; }

    public string? ReasoningEffort { get; init; }

    public string Originator { get; init; } = "";

    public string CliVersion { get; init; } = "";

    public string Source { get; init; } = "";

    /// <summary>What kind of subagent; null for all other sources.</summary>
    public string? SourceDetail { get; init; }

    public string? ThreadSource { get; init; }

    public HistoryMode Mode { get; init; }

    public string? ForkedFromId { get; init; }

    public string? ParentThreadId { get; init; }

    public GitInfo? Git { get; init; }
}
