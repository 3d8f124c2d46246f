using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Notices;

/// <summary>How the remote control connection stands.</summary>
[JsonConverter(typeof(WireEnumConverter<RemoteControlConnectionStatus>))]
public enum RemoteControlConnectionStatus
{
    Disabled,
    Connecting,
    Connected,
    Errored,
}
