namespace Daemon.Protocol.V2.Turns;

/// <summary>The payload of <c>error</c>.</summary>
public sealed record ErrorNotification
{
    public required TurnError Error { get; init; }

    public required bool WillRetry { get; init; }

    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }
}
