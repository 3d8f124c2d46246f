namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>In which order clients are listed.</summary>
public enum RemoteControlClientsListOrder
{
    Asc,
    Desc,
}
