using Daemon.Protocol.V2.Threads;

namespace Daemon.Protocol.V2.Legacy;

/// <summary>A thread as the first version shows it in lists.</summary>
public sealed record ConversationSummary
{
    public required string ConversationId { get; init; }

    /// <summary>The thread's file.</summary>
    public required string Path { get; init; }

    /// <summary>The first user text.</summary>
    public required string Preview { get; init; }

    /// <summary>When the thread was begun (RFC 3339).</summary>
    public string? Timestamp { get; init; }

    /// <summary>When its file was last written to (RFC 3339).</summary>
    public string? UpdatedAt { get; init; }

    public required string ModelProvider { get; init; }

    public required string Cwd { get; init; }

    public required string CliVersion { get; init; }

    public required SessionSource Source { get; init; }

    public ConversationGitInfo? GitInfo { get; init; }
}
