namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>The parameters of <c>remoteControl/pairing/start</c>.</summary>
public sealed record RemoteControlPairingStartParams
{
    public bool ManualCode { get; init; }
}
