using System.Net.Security;
using System.Security.Authentication;
using Daemon.NetworkProxy.Connections;
using Daemon.NetworkProxy.Http2;
using Daemon.NetworkProxy.Policy;
using Daemon.NetworkProxy.Sockets;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Mitm;

/// <summary>A tunnel in which the proxy speaks TLS in the destination's place. Bytes that are no TLS go nowhere.</summary>
internal sealed class InterceptedTunnel(ManagedProxy proxy, Gatekeeper gatekeeper, Interception interception, Passage passage, ProxyProtocol protocol)
{
    /// <param name="reader">May hold the beginning of the handshake.</param>
    public async Task RunAsync(WireReader reader, SocketStream client, Deadline deadline)
    {
        client.LeaveLoop();
        await using var tls = new SslStream(new BufferedStart(reader), leaveInnerStreamOpen: true);
        deadline.Set(proxy.Limits.Head);
        try
        {
            await tls.AuthenticateAsServerAsync(Options(), deadline.Token);
        }
        catch (AuthenticationException)
        {
            return;
        }

        var requests = new InterceptedRequests(proxy, gatekeeper, passage, protocol, client.Socket.RemoteEndPoint);
        if (tls.NegotiatedApplicationProtocol == SslApplicationProtocol.Http2)
        {
            deadline.Lift();
            using var connection = new Http2Connection(tls, ServeStreamAsync);
            await connection.RunAsync(deadline.Token);
        }
        else
        {
            await requests.RunAsync(tls, deadline);
        }

        await tls.ShutdownAsync();

        async Task ServeStreamAsync(Stream stream, CancellationToken cancelled)
        {
            using var own = new Deadline(proxy.Clock, proxy.Limits.Head, cancelled);
            await requests.RunAsync(stream, own);
        }
    }

    private SslServerAuthenticationOptions Options() => new()
    {
        ServerCertificateContext = interception.Authority.LeafFor(passage.Target.Host),
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        AllowRenegotiation = false,
    };
}
