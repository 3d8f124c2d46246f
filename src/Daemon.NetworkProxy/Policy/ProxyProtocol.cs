namespace Daemon.NetworkProxy.Policy;

/// <summary>How a client asked to reach a host.</summary>
public enum ProxyProtocol
{
    Http,

    /// <summary>CONNECT.</summary>
    Https,

    Socks5Tcp,
    Socks5Udp,
}

/// <summary>The names of protocols, of which each place has its own.</summary>
public static class ProxyProtocolNames
{
    /// <summary>In refusals and audit events: <c>http, https_connect, socks5_tcp, socks5_udp</c>.</summary>
    public static string Transport(this ProxyProtocol protocol) => protocol switch
    {
        ProxyProtocol.Http => "http",
        ProxyProtocol.Https => "https_connect",
        ProxyProtocol.Socks5Tcp => "socks5_tcp",
        _ => "socks5_udp",
    };

    /// <summary>In rules files: <c>http, https, socks5_tcp, socks5_udp</c>.</summary>
    public static string RuleName(this ProxyProtocol protocol) => protocol == ProxyProtocol.Https ? "https" : protocol.Transport();

    /// <summary>In the ids of approval items: <c>http, https, socks5-tcp, socks5-udp</c>.</summary>
    public static string ItemName(this ProxyProtocol protocol) => protocol.RuleName().Replace('_', '-');

    /// <summary>In blocked records: <c>http, http-connect, socks5, socks5-udp</c>.</summary>
    internal static string RecordName(this ProxyProtocol protocol) => protocol switch
    {
        ProxyProtocol.Http => "http",
        ProxyProtocol.Https => "http-connect",
        ProxyProtocol.Socks5Tcp => "socks5",
        _ => "socks5-udp",
    };
}
