using System.Net.Sockets;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Mitm;
using Daemon.NetworkProxy.Policy;
using Daemon.NetworkProxy.Sockets;
using Daemon.NetworkProxy.Upstream;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Connections;

/// <summary>One client connection of the HTTP proxy: requests one after the other, each judged on its own, or a tunnel to the end.</summary>
internal sealed class HttpConnection(ManagedProxy proxy, Gatekeeper gatekeeper, SocketStream stream)
{
    /// <summary>How long a client that is told off may go on sending before the connection is cut.</summary>
    private static readonly TimeSpan LingerTime = TimeSpan.FromSeconds(2);

    private readonly WireBuffer _output = new();
    private readonly RequestHead _head = new();

    /// <summary>Serves the connection to its end; closing it is the caller's.</summary>
    public async Task RunAsync(CancellationToken closing)
    {
        using var reader = new WireReader(stream);
        using var deadline = new Deadline(proxy.Clock, proxy.Limits.Head, closing);
        using var forwarder = new PlainForwarder(proxy, gatekeeper, stream, reader, _output);
        try
        {
            while (await ServeOneAsync(reader, forwarder, deadline))
            {
                deadline.Set(proxy.Limits.KeepAlive);
                if (reader.Buffered.IsEmpty && !await reader.FillAsync(deadline.Token))
                {
                    return;
                }

                deadline.Set(proxy.Limits.Head);
            }
        }
        finally
        {
            _output.Clear();
        }
    }

    /// <summary>False when the connection is over.</summary>
    private async ValueTask<bool> ServeOneAsync(WireReader reader, PlainForwarder forwarder, Deadline deadline)
    {
        var fault = await HeadReader.ReadAsync(reader, _head, deadline.Token);
        deadline.Lift();
        if (fault == HeadFault.Incomplete)
        {
            return false;
        }

        if (fault != HeadFault.None)
        {
            var (status, reason) = fault switch
            {
                HeadFault.TooLarge => (431, "Request Header Fields Too Large"),
                HeadFault.TargetTooLong => (414, "URI Too Long"),
                _ => (400, "Bad Request"),
            };
            Answers.Text(_output, status, reason, null, keepAlive: false);
            await _output.FlushAsync(stream, deadline.Token);
            await LingerAsync(reader, deadline);
            return false;
        }

        if (_head.Method == "CONNECT")
        {
            await ConnectAsync(reader, deadline);
            return false;
        }

        if (await forwarder.RunAsync(_head, deadline))
        {
            return true;
        }

        await LingerAsync(reader, deadline);
        return false;
    }

    private async ValueTask ConnectAsync(WireReader reader, Deadline deadline)
    {
        var problem = ConnectProblem(out var target);
        if (problem is not null)
        {
            Answers.Text(_output, 400, "Bad Request", problem, keepAlive: false);
            await _output.FlushAsync(stream, deadline.Token);
            await LingerAsync(reader, deadline);
            return;
        }

        var request = new AccessRequest(ProxyProtocol.Https, target, "CONNECT", stream.Socket.RemoteEndPoint);
        if (NamesAnotherHost(target))
        {
            // Nobody is asked about a request that could be read in two ways; but who may not go there is told so first.
            if (gatekeeper.RefuseUnlessAllowed(request) is { } refused)
            {
                Answers.RefuseAsText(_output, refused.Reason, keepAlive: false);
            }
            else
            {
                Answers.Text(_output, 400, "Bad Request", "Host header does not match request target", keepAlive: false);
            }

            await _output.FlushAsync(stream, deadline.Token);
            await LingerAsync(reader, deadline);
            return;
        }

        reader.Consume(_head.Bytes.Length);
        var passage = await gatekeeper.AdmitAsync(request, deadline.Token);
        if (passage.Refusal is { } refusal)
        {
            Answers.RefuseAsText(_output, refusal.Reason, keepAlive: false);
            await _output.FlushAsync(stream, deadline.Token);
            await LingerAsync(reader, deadline);
            return;
        }

        if (proxy.Interception is { } interception && proxy.Policy.MustIntercept(target.Host))
        {
            Answers.Established(_output, proxy.Clock.GetUtcNow());
            await _output.FlushAsync(stream, deadline.Token);
            await new InterceptedTunnel(proxy, gatekeeper, interception, passage, ProxyProtocol.Https).RunAsync(reader, stream, deadline);
            return;
        }

        UpstreamConnection upstream;
        try
        {
            upstream = await proxy.Dialer.TunnelAsync(passage, proxy.Rules.AllowUpstreamProxy, stream.Loop, deadline.Token);
        }
        catch (DialException failure)
        {
            var timedOut = failure.Failure == DialFailure.TimedOut;
            Answers.Text(_output, timedOut ? 504 : 502, timedOut ? "Gateway Timeout" : "Bad Gateway", Answers.UpstreamFailure, keepAlive: false);
            await _output.FlushAsync(stream, deadline.Token);
            await LingerAsync(reader, deadline);
            return;
        }

        using (upstream)
        {
            Answers.Established(_output, proxy.Clock.GetUtcNow());
            await _output.FlushAsync(stream, deadline.Token);
            _output.Clear();
            await Tunnel.RunAsync(proxy, reader, stream, upstream, deadline.Token);
        }
    }

    /// <summary>Why a CONNECT is no proper one; null when it is.</summary>
    private string? ConnectProblem(out HostPort target)
    {
        target = default;
        if (_head.HasSeveralHosts)
        {
            return "multiple Host headers";
        }

        if (_head.Target.Length == 0)
        {
            return "missing authority";
        }

        if (_head.Target[0] == ':')
        {
            return "invalid host";
        }

        return HostPort.TryParse(_head.Target, null, out target) ? null : "invalid authority";
    }

    /// <summary>Clients write the host with the port, without it, or leave the field out; what they may not do is name another place.</summary>
    private bool NamesAnotherHost(HostPort target) =>
        _head.Host is not null && !(HostPort.TryParse(_head.Host, target.Port, out var named) && named == target);

    /// <summary>
    /// Reads what a client still sends after its answer: closing at once would reset the connection, and the client might never see the
    /// answer (RFC 9112, 9.6).
    /// </summary>
    private async ValueTask LingerAsync(WireReader reader, Deadline deadline)
    {
        stream.Socket.Shutdown(SocketShutdown.Send);
        deadline.Set(LingerTime);
        do
        {
            reader.Consume(reader.Buffered.Length);
        }
        while (await reader.FillAsync(deadline.Token));
    }
}
