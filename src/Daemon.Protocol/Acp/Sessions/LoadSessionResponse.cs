namespace Daemon.Protocol.Acp.Sessions;

/// <summary>The answer to <c>session/load</c> and <c>session/resume</c>.</summary>
public sealed record LoadSessionResponse
{
    public required SessionModeState Modes { get; init; }

    public required IReadOnlyList<SessionConfigOption> ConfigOptions { get; init; }
}
