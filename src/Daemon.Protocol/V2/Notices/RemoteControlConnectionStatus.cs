namespace Daemon.Protocol.V2.Notices;

/// <summary>How the remote control connection stands.</summary>
public enum RemoteControlConnectionStatus
{
    Disabled,
    Connecting,
    Connected,
    Errored,
}
