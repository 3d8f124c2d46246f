namespace Daemon.Protocol.Acp.Sessions;

/// <summary>The parameters of <c>session/set_mode</c>.</summary>
public sealed record SetSessionModeRequest
{
    public required string SessionId { get; init; }

    public required string ModeId { get; init; }
}
