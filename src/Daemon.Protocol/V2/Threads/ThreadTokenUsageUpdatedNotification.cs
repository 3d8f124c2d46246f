namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/tokenUsage/updated</c>.</summary>
public sealed record ThreadTokenUsageUpdatedNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required ThreadTokenUsage TokenUsage { get; init; }
}
