namespace Daemon.Protocol.V2.Items;

/// <summary>The payload of <c>item/started</c>.</summary>
public sealed record ItemStartedNotification
{
    public required ThreadItem Item { get; init; }

    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long StartedAtMs { get; init; }
}
