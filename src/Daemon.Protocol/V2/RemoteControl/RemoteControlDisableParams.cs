namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>The parameters of <c>remoteControl/disable</c>.</summary>
public sealed record RemoteControlDisableParams
{
    public bool Ephemeral { get; init; }
}
