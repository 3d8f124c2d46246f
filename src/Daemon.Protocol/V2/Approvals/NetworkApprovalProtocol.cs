namespace Daemon.Protocol.V2.Approvals;

/// <summary>How a host is reached.</summary>
public enum NetworkApprovalProtocol
{
    Http,
    Https,
    Socks5Tcp,
    Socks5Udp,
}
