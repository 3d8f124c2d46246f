namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>The parameters of <c>remoteControl/enable</c>.</summary>
public sealed record RemoteControlEnableParams
{
    public bool Ephemeral { get; init; }
}
