using System.Net;
using System.Net.Sockets;
using System.Text;
using Daemon.NetworkProxy.Connections;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Mitm;
using Daemon.NetworkProxy.Sockets;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Upstream;

/// <summary>
/// Connects to destinations that were let through: to the very addresses that were checked, or through the proxy of the daemon's
/// environment. Thread-safe.
/// </summary>
internal sealed class Dialer(NameResolver names, UpstreamProxies proxies, UpstreamTrust trust, ProxyLimits limits, TimeProvider clock)
{
    /// <summary>The proxy that a plain request to this place is sent to; null when it goes there directly.</summary>
    public UpstreamProxy? ProxyFor(in Passage passage, bool mayUseProxy, bool tunnel) => mayUseProxy ? proxies.For(passage.Target, tunnel) : null;

    /// <summary>A connection whose bytes are the destination's own.</summary>
    /// <param name="loop">Of the client's connection; null for any.</param>
    /// <exception cref="DialException">It could not be reached.</exception>
    public async Task<UpstreamConnection> TunnelAsync(Passage passage, bool mayUseProxy, ReadinessLoop? loop, CancellationToken cancellationToken)
    {
        if (ProxyFor(passage, mayUseProxy, tunnel: true) is not { } proxy)
        {
            return new UpstreamConnection(await ConnectAsync(passage, loop, cancellationToken));
        }

        var connection = await ConnectToProxyAsync(proxy, loop, cancellationToken);
        try
        {
            await AskForTunnelAsync(connection, proxy, passage.Target, cancellationToken);
            return connection;
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            connection.Dispose();
            throw new DialException(DialFailure.Other, failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection for plain requests: to the destination, or to <paramref name="proxy"/>.</summary>
    /// <exception cref="DialException">It could not be reached.</exception>
    public async Task<UpstreamConnection> PlainAsync(Passage passage, UpstreamProxy? proxy, ReadinessLoop? loop, CancellationToken cancellationToken) =>
        proxy is null ? new UpstreamConnection(await ConnectAsync(passage, loop, cancellationToken)) : await ConnectToProxyAsync(proxy, loop, cancellationToken);

    /// <summary>A verified TLS connection.</summary>
    /// <exception cref="DialException">It could not be reached, or its certificate is not trusted.</exception>
    public async Task<UpstreamConnection> SecureAsync(Passage passage, bool mayUseProxy, ReadinessLoop? loop, CancellationToken cancellationToken)
    {
        var connection = await TunnelAsync(passage, mayUseProxy, loop, cancellationToken);
        return await trust.SecureAsync(connection, passage.Target.Host, limits.Head, clock, cancellationToken);
    }

    private async Task<UpstreamConnection> ConnectToProxyAsync(UpstreamProxy proxy, ReadinessLoop? loop, CancellationToken cancellationToken)
    {
        var connection = new UpstreamConnection(await ConnectAsync(new Passage(proxy.Address, null, null), loop, cancellationToken));
        return proxy.IsSecure ? await trust.SecureAsync(connection, proxy.Address.Host, limits.Head, clock, cancellationToken) : connection;
    }

    private async Task<SocketStream> ConnectAsync(Passage passage, ReadinessLoop? loop, CancellationToken cancellationToken)
    {
        var addresses = passage.Addresses ?? await names.ResolveAsync(passage.Target.Host, limits.Connect, cancellationToken)
            ?? throw new DialException(DialFailure.NoSuchHost);
        DialException? failure = null;
        foreach (var address in addresses)
        {
            try
            {
                using var timeout = new CancellationTokenSource(limits.Connect, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
                return await SocketStream.ConnectAsync(new IPEndPoint(address, passage.Target.Port), loop, either.Token);
            }
            catch (SocketException e)
            {
                failure ??= new DialException(e.SocketErrorCode == SocketError.ConnectionRefused ? DialFailure.Refused : DialFailure.Other, e);
            }
            catch (IOException e)
            {
                // Out of descriptors, or no such family on this machine.
                failure ??= new DialException(DialFailure.Other, e);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                failure ??= new DialException(DialFailure.TimedOut, e);
            }
        }

        throw failure ?? new DialException(DialFailure.NoSuchHost);
    }

    private static async Task AskForTunnelAsync(UpstreamConnection connection, UpstreamProxy proxy, HostPort target, CancellationToken cancellationToken)
    {
        var authorization = proxy.Authorization is { } value ? $"Proxy-Authorization: {value}\r\n" : "";
        await connection.Stream.WriteAsync(Encoding.Latin1.GetBytes($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{authorization}\r\n"), cancellationToken);
        var head = new ResponseHead();
        var fault = await HeadReader.ReadAsync(connection.Reader, head, cancellationToken);
        if (fault != HeadFault.None || head.Status is < 200 or > 299)
        {
            throw new DialException(DialFailure.Other);
        }

        connection.Reader.Consume(head.Bytes.Length);
    }
}
