namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>The answer to <c>remoteControl/pairing/start</c>.</summary>
public sealed record RemoteControlPairingStartResponse
{
    public required string EnvironmentId { get; init; }

    public required long ExpiresAt { get; init; }

    public string? ManualPairingCode { get; init; }

    public required string PairingCode { get; init; }
}
