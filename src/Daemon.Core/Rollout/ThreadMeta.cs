namespace Daemon.Core.Rollout;

/// <summary>How a rollout file keeps what a client shows.</summary>
public enum HistoryMode
{
    /// <summary>
    /// No ordinals; messages as <c>user_message</c> and <c>agent_message</c> events. Files without a mode are legacy and stay so.
    /// </summary>
    Legacy,

    /// <summary>Every line carries an ordinal; items as <c>item_completed</c> events.</summary>
    Paginated,
}

/// <summary>Where a fork or a reverted thread takes over: its history begins with that of another file.</summary>
/// <param name="SegmentId">
/// The file that is meant: a thread's id for its first file, else the id behind the thread's in the file's name.
/// </param>
/// <param name="EndOrdinalExclusive">The ordinal of the first line that is not inherited.</param>
/// <param name="EndByteOffset">The offset in bytes behind the last inherited line; always just after a line feed.</param>
public sealed record HistoryBase(string SegmentId, long EndOrdinalExclusive, long EndByteOffset);

/// <summary>The repository of the thread's folder when the thread began; each member null when git does not know it.</summary>
public sealed record GitInfo(string? CommitHash, string? Branch, string? RepositoryUrl);

/// <summary>The first line of a rollout file: what a thread is, fixed when its file begins.</summary>
public sealed record ThreadMeta
{
    /// <summary>The thread's id, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the whole session tree; the thread's own id unless another thread spawned it.</summary>
    public required string SessionId { get; init; }

    /// <summary>When the thread was made.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Absolute.</summary>
    public required string Cwd { get; init; }

    public IReadOnlyList<string> WorkspaceRoots { get; init; } = [];

    /// <summary>The client program's name.</summary>
    public required string Originator { get; init; }

    public required string CliVersion { get; init; }

    /// <summary><c>vscode</c>, <c>cli</c>, <c>exec</c>, <c>subagent</c>, ...</summary>
    public string Source { get; init; } = "vscode";

    /// <summary>What kind of subagent (<c>review</c>, ...); null for all other sources.</summary>
    public string? SourceDetail { get; init; }

    public string? ThreadSource { get; init; }

    /// <summary>What clients call the agent whose thread it is; null for all other threads.</summary>
    public string? AgentNickname { get; init; }

    /// <summary>How many threads stand above it in its tree; 0 for a thread of its own.</summary>
    public int AgentDepth { get; init; }

    /// <summary>Null when the file does not say.</summary>
    public string? ModelProvider { get; init; }

    /// <summary>The instructions that every request of the thread carries; null when the file does not say.</summary>
    public string? BaseInstructions { get; init; }

    /// <summary>The model whose instructions those are; null when they come from elsewhere.</summary>
    public string? BaseInstructionsModel { get; init; }

    /// <summary>The client's tools, a raw JSON array; null when there are none.</summary>
    public ReadOnlyMemory<byte>? DynamicTools { get; init; }

    public HistoryMode Mode { get; init; } = HistoryMode.Paginated;

    public HistoryBase? Base { get; init; }

    public string? ForkedFromId { get; init; }

    /// <summary>As in <see cref="HistoryBase.EndOrdinalExclusive"/>; null in threads that are no forks and in legacy forks.</summary>
    public long? ForkedFromOrdinalExclusive { get; init; }

    public string? ParentThreadId { get; init; }

    /// <summary>The id of the first context window.</summary>
    public string? WindowId { get; init; }

    public GitInfo? Git { get; init; }
}
