using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>How a host is reached.</summary>
[JsonConverter(typeof(WireEnumConverter<NetworkApprovalProtocol>))]
public enum NetworkApprovalProtocol
{
    Http,
    Https,
    Socks5Tcp,
    Socks5Udp,
}
