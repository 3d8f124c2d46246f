namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>The parameters of <c>remoteControl/pairing/status</c>.</summary>
public sealed record RemoteControlPairingStatusParams
{
    public string? ManualPairingCode { get; init; }

    public string? PairingCode { get; init; }
}
