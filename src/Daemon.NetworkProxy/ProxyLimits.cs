namespace Daemon.NetworkProxy;

/// <summary>What a client or server may take of the proxy. Times are measured by the proxy's clock.</summary>
public sealed record ProxyLimits
{
    /// <summary>From a connection's beginning, or a request's first byte, to the end of the head. Default 30 s.</summary>
    public TimeSpan Head { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two requests of one connection. Default 2 min.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>To connect to one address. Default 15 s.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For a name's addresses. Default 2 s where they must be checked.</summary>
    public TimeSpan Resolve { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a tunnel, a websocket among them, is held without a byte either way, unless the rules say otherwise. Default 24 h: what
    /// is merely quiet, such as a terminal over night, goes on.
    /// </summary>
    public TimeSpan TunnelIdle { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How old a tunnel may get, unless the rules say otherwise. Default: without limit.</summary>
    public TimeSpan TunnelTotal { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Connections at once for each command; more wait to be accepted. Default 8,192.</summary>
    public int Connections { get; init; } = 8192;
}
