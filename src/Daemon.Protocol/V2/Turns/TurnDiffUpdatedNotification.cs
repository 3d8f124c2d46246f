namespace Daemon.Protocol.V2.Turns;

/// <summary>The payload of <c>turn/diff/updated</c>.</summary>
public sealed record TurnDiffUpdatedNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string Diff { get; init; }
}
