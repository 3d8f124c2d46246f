using System.Net;
using Daemon.NetworkProxy.Connections;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Mitm;
using Daemon.NetworkProxy.Policy;
using Daemon.NetworkProxy.Sockets;
using Daemon.NetworkProxy.Upstream;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Socks;

/// <summary>One client connection of the SOCKS5 proxy (RFC 1928), without authentication: who can reach it is whom it serves.</summary>
/// <param name="udp">Null when UDP is off.</param>
internal sealed class SocksConnection(ManagedProxy proxy, Gatekeeper gatekeeper, UdpRelay? udp, SocketStream stream)
{
    private const int HttpsPort = 443;
    private const byte NoAcceptableMethod = 0xFF;

    public async Task RunAsync(CancellationToken closing)
    {
        using var reader = new WireReader(stream);
        using var deadline = new Deadline(proxy.Clock, proxy.Limits.Head, closing);
        if (!await GreetAsync(reader, deadline.Token))
        {
            return;
        }

        var (parsed, command, target) = await ReadRequestAsync(reader, deadline.Token);
        deadline.Lift();
        switch (parsed)
        {
            case SocksParse.Done:
                break;
            case SocksParse.BadAddressType:
                await stream.WriteAsync(SocksReply.Failure(SocksReplyCode.AddressTypeNotSupported), deadline.Token);
                return;
            case SocksParse.BadHost:
                await stream.WriteAsync(SocksReply.Failure(SocksReplyCode.NotAllowed), deadline.Token);
                return;
            default:
                return;
        }

        switch (command)
        {
            case SocksCommand.Connect:
                await ConnectAsync(reader, target, deadline);
                break;
            case SocksCommand.UdpAssociate when udp is not null:
                await AssociateAsync(reader, udp, deadline.Token);
                break;
            default:
                await stream.WriteAsync(SocksReply.Failure(SocksReplyCode.CommandNotSupported), deadline.Token);
                break;
        }
    }

    private async ValueTask<bool> GreetAsync(WireReader reader, CancellationToken cancelled)
    {
        bool plain;
        int length;
        SocksParse parsed;
        while ((parsed = SocksParser.ReadGreeting(reader.Buffered.Span, out plain, out length)) == SocksParse.Incomplete)
        {
            if (!await reader.FillAsync(cancelled))
            {
                return false;
            }
        }

        if (parsed != SocksParse.Done)
        {
            return false;
        }

        reader.Consume(length);
        await stream.WriteAsync(new byte[] { SocksParser.Version, plain ? (byte)0 : NoAcceptableMethod }, cancelled);
        return plain;
    }

    private static async ValueTask<(SocksParse Parsed, SocksCommand Command, HostPort Target)> ReadRequestAsync(WireReader reader, CancellationToken cancelled)
    {
        while (true)
        {
            var parsed = SocksParser.ReadRequest(reader.Buffered.Span, out var command, out var target, out var length);
            if (parsed == SocksParse.Done)
            {
                reader.Consume(length);
            }

            if (parsed != SocksParse.Incomplete || !await reader.FillAsync(cancelled))
            {
                return (parsed, command, target);
            }
        }
    }

    private async Task ConnectAsync(WireReader reader, HostPort target, Deadline deadline)
    {
        var request = new AccessRequest(ProxyProtocol.Socks5Tcp, target, null, stream.Socket.RemoteEndPoint);

        // What limited mode cannot look into it does not let through.
        var passage = proxy.Policy.IsLimited && target.Port != HttpsPort
            ? gatekeeper.Refuse(request, BlockReason.MethodNotAllowed, DecisionSource.ModeGuard)
            : await gatekeeper.AdmitAsync(request, deadline.Token);
        if (passage.Refusal is not null)
        {
            await stream.WriteAsync(SocksReply.Failure(SocksReplyCode.NotAllowed), deadline.Token);
            return;
        }

        if (proxy.Interception is { } interception && proxy.Policy.MustIntercept(target.Host))
        {
            await stream.WriteAsync(SocksReply.Create(SocksReplyCode.Succeeded, (IPEndPoint)stream.Socket.LocalEndPoint!), deadline.Token);
            await new InterceptedTunnel(proxy, gatekeeper, interception, passage, ProxyProtocol.Socks5Tcp).RunAsync(reader, stream, deadline);
            return;
        }

        UpstreamConnection upstream;
        try
        {
            upstream = await proxy.Dialer.TunnelAsync(passage, proxy.Rules.AllowUpstreamProxy, stream.Loop, deadline.Token);
        }
        catch (DialException failure)
        {
            await stream.WriteAsync(SocksReply.Failure(Code(failure.Failure)), deadline.Token);
            return;
        }

        using (upstream)
        {
            await stream.WriteAsync(SocksReply.Create(SocksReplyCode.Succeeded, (IPEndPoint)upstream.Transport.Socket.LocalEndPoint!), deadline.Token);
            await Tunnel.RunAsync(proxy, reader, stream, upstream, deadline.Token);
        }
    }

    private async Task AssociateAsync(WireReader reader, UdpRelay relay, CancellationToken cancelled)
    {
        // The association lives as long as this connection (RFC 1928, 7).
        using (relay.Open())
        {
            await stream.WriteAsync(SocksReply.Create(SocksReplyCode.Succeeded, relay.Address), cancelled);
            while (await reader.FillAsync(cancelled))
            {
                reader.Consume(reader.Buffered.Length);
            }
        }
    }

    private static SocksReplyCode Code(DialFailure failure) => failure switch
    {
        DialFailure.Refused => SocksReplyCode.ConnectionRefused,
        DialFailure.NoSuchHost or DialFailure.TimedOut => SocksReplyCode.HostUnreachable,
        _ => SocksReplyCode.GeneralFailure,
    };
}
