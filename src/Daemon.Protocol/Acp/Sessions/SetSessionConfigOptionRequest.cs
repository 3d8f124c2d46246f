namespace Daemon.Protocol.Acp.Sessions;

/// <summary>The parameters of <c>session/set_config_option</c>.</summary>
public sealed record SetSessionConfigOptionRequest
{
    public required string SessionId { get; init; }

    public required string ConfigId { get; init; }

    public required string Value { get; init; }
}
