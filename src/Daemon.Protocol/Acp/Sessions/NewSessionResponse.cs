namespace Daemon.Protocol.Acp.Sessions;

/// <summary>The answer to <c>session/new</c>.</summary>
public sealed record NewSessionResponse
{
    public required string SessionId { get; init; }

    public required SessionModeState Modes { get; init; }

    public required IReadOnlyList<SessionConfigOption> ConfigOptions { get; init; }
}
