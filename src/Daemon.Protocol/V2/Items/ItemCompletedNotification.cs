namespace Daemon.Protocol.V2.Items;

/// <summary>The payload of <c>item/completed</c>.</summary>
public sealed record ItemCompletedNotification
{
    public required ThreadItem Item { get; init; }

    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public ulong? ContentTokenCount { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long CompletedAtMs { get; init; }
}
