namespace Daemon.Protocol.Acp.Sessions;

/// <summary>The answer to <c>session/set_config_option</c>.</summary>
public sealed record SetSessionConfigOptionResponse
{
    public required IReadOnlyList<SessionConfigOption> ConfigOptions { get; init; }
}
