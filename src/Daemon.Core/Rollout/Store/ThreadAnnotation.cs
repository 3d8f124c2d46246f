using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Store;

/// <summary>What is known of a thread beside its history: small facts that its rollout file has no line for.</summary>
public sealed record ThreadAnnotation
{
    public static ThreadAnnotation None { get; } = new();

    /// <summary>Stands in place of the recorded git facts; null leaves those.</summary>
    public GitInfo? Git { get; init; }

    /// <summary>The first turn that nobody has read; null when all are read.</summary>
    public string? FirstUnreadTurnId { get; init; }

    /// <summary>A new UUID whenever the read state changed; null while there never was one.</summary>
    public string? ReadRevision { get; init; }

    public Goal? Goal { get; init; }
}
