namespace Daemon.Protocol.Acp.Sessions;

/// <summary>The modes of a session, and the one that it is in.</summary>
public sealed record SessionModeState
{
    public required string CurrentModeId { get; init; }

    public required IReadOnlyList<SessionMode> AvailableModes { get; init; }
}
