using Daemon.Protocol.V2.Notices;

namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>The answer to <c>remoteControl/enable</c>.</summary>
public sealed record RemoteControlEnableResponse
{
    public string? EnvironmentId { get; init; }

    public required string InstallationId { get; init; }

    public required string ServerName { get; init; }

    public required RemoteControlConnectionStatus Status { get; init; }
}
