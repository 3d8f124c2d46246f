using Daemon.Protocol.V2.Notices;

namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>The answer to <c>remoteControl/disable</c>.</summary>
public sealed record RemoteControlDisableResponse
{
    public string? EnvironmentId { get; init; }

    public required string InstallationId { get; init; }

    public required string ServerName { get; init; }

    public required RemoteControlConnectionStatus Status { get; init; }
}
