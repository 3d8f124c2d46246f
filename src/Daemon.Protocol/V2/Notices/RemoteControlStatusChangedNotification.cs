namespace Daemon.Protocol.V2.Notices;

/// <summary>The payload of <c>remoteControl/status/changed</c>.</summary>
public sealed record RemoteControlStatusChangedNotification
{
    public required RemoteControlConnectionStatus Status { get; init; }

    public required string ServerName { get; init; }

    public required string InstallationId { get; init; }

    public string? EnvironmentId { get; init; }
}
