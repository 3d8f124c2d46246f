namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>The answer to <c>remoteControl/pairing/status</c>.</summary>
public sealed record RemoteControlPairingStatusResponse
{
    public required bool Claimed { get; init; }
}
