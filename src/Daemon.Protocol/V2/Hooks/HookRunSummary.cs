namespace Daemon.Protocol.V2.Hooks;

/// <summary>One run of a hook, as clients show it.</summary>
public sealed record HookRunSummary
{
    public required string Id { get; init; }

    public required HookEventName EventName { get; init; }

    public required HookHandlerType HandlerType { get; init; }

    public required HookExecutionMode ExecutionMode { get; init; }

    public required HookScope Scope { get; init; }

    /// <summary>The file that configures the hook.</summary>
    public required string SourcePath { get; init; }

    /// <summary>The kind of configuration that it comes from.</summary>
    public HookSource Source { get; init; }

    /// <summary>Its place among the hooks of the event.</summary>
    public required long DisplayOrder { get; init; }

    public required HookRunStatus Status { get; init; }

    /// <summary>What the hook is configured to say while it runs.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long StartedAt { get; init; }

    /// <summary>Unix milliseconds; null while it runs.</summary>
    public long? CompletedAt { get; init; }

    /// <summary>Milliseconds; null while it runs.</summary>
    public long? DurationMs { get; init; }

    public required IReadOnlyList<HookOutputEntry> Entries { get; init; }
}
