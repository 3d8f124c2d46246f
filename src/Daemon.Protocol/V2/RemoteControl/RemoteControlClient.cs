namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>A device that may control this daemon.</summary>
public sealed record RemoteControlClient
{
    public string? AppVersion { get; init; }

    public required string ClientId { get; init; }

    public string? DeviceModel { get; init; }

    public string? DeviceType { get; init; }

    public string? DisplayName { get; init; }

    public long? LastSeenAt { get; init; }

    public string? OsVersion { get; init; }

    public string? Platform { get; init; }
}
