using System.Net;
using Daemon.NetworkProxy.Audit;

namespace Daemon.NetworkProxy;

/// <summary>What a proxy needs of its surroundings.</summary>
public sealed record ManagedProxyOptions
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The daemon's own variables: upstream proxies, further roots of trust, secrets of hooks. Read once.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Absolute folder for the certificate files of interception; made when needed.</summary>
    public required string StateFolder { get; init; }

    public ProxyLimits Limits { get; init; } = new();

    /// <summary>Told of every decision; null for none.</summary>
    public IPolicyAudit? Audit { get; init; }

    /// <summary>Told of a fault of the proxy itself, which ended one connection. Must not throw.</summary>
    public required Action<Exception> Fault { get; init; }

    /// <summary>Looks names up. Default: the system's resolver.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> LookUp { get; init; } = Dns.GetHostAddressesAsync;
}
