namespace Daemon.Protocol.Hooks;

/// <summary>How a run of a hook stands.</summary>
public enum HookRunStatus
{
    Running,
    Completed,

    /// <summary>It could not run, ended in an unexpected way or said something that is not understood. It has no effect.</summary>
    Failed,

    /// <summary>It objected to what was about to happen.</summary>
    Blocked,

    /// <summary>It ended the turn.</summary>
    Stopped,
}

/// <summary>What a line of a hook's outcome is.</summary>
public enum HookEntryKind
{
    Warning,
    Stop,
    Feedback,
    Context,
    Error,
}

/// <summary>One thing that a hook said.</summary>
public sealed record HookEntry(HookEntryKind Kind, string Text);

/// <summary>One run of one hook, as clients are shown it.</summary>
/// <param name="Id">Names the event, the hook's place in the listing, its file and, for calls, the call.</param>
/// <param name="Source"><c>user, project, system, sessionFlags, legacyManagedConfigFile</c>.</param>
/// <param name="StartedAt">Unix seconds.</param>
public sealed record HookRun(
    string Id, HookEvent Event, string SourcePath, string Source, int DisplayOrder, string? StatusMessage, long StartedAt)
{
    public HookRunStatus Status { get; init; } = HookRunStatus.Running;

    /// <summary>Unix seconds; null while it runs.</summary>
    public long? CompletedAt { get; init; }

    /// <summary>Null while it runs.</summary>
    public long? DurationMs { get; init; }

    public IReadOnlyList<HookEntry> Entries { get; init; } = [];

    /// <summary>Whether the run belongs to the thread as a whole rather than to a turn.</summary>
    public bool IsOfThread => Event is HookEvent.SessionStart or HookEvent.SessionEnd;
}
