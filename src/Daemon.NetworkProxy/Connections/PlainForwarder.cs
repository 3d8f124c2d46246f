using System.Net;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Policy;
using Daemon.NetworkProxy.Sockets;
using Daemon.NetworkProxy.Upstream;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Connections;

/// <summary>
/// Forwards the plain requests of one client connection. The connection to the server is kept for the next request to the same place.
/// Not thread-safe.
/// </summary>
internal sealed class PlainForwarder(
    ManagedProxy proxy, Gatekeeper gatekeeper, SocketStream client, WireReader reader, WireBuffer output) : IDisposable
{
    /// <summary>How much of a refused request's body is read to keep the connection.</summary>
    private const int DiscardLimit = 64 * 1024;

    private readonly Exchange _exchange = new(client, reader, output);
    private readonly EndPoint? _address = client.Socket.RemoteEndPoint;
    private UpstreamConnection? _upstream;
    private (HostPort Origin, bool IsSecure, UpstreamProxy? Proxy) _upstreamKey;

    /// <summary>Serves the request whose head is buffered. False when the client's connection is to be closed.</summary>
    public async ValueTask<bool> RunAsync(RequestHead head, Deadline deadline)
    {
        var cancelled = deadline.Token;
        if (!RequestTarget.TryParse(head, out var target, out var problem))
        {
            return await AnswerAsync(400, "Bad Request", problem, cancelled);
        }

        if (head.UnixSocket is not null)
        {
            return await RefuseUnixSocketAsync(head, target, cancelled);
        }

        var request = new AccessRequest(ProxyProtocol.Http, target.Origin, head.Method, _address);
        var passage = await gatekeeper.AdmitAsync(request, cancelled);
        if (passage.Refusal is null && !proxy.Policy.AllowsMethod(head.Method))
        {
            passage = gatekeeper.Refuse(request, BlockReason.MethodNotAllowed, DecisionSource.ModeGuard);
        }
        else if (passage.Refusal is null && proxy.Policy.Hooked.Contains(target.Origin.Host.Text))
        {
            passage = gatekeeper.Refuse(request, BlockReason.MitmRequired, DecisionSource.ModeGuard);
        }

        if (passage.Refusal is { } refusal)
        {
            return await RefuseAsync(head, refusal, cancelled);
        }

        return await ForwardAsync(head, target, passage, deadline);
    }

    public void Dispose() => _upstream?.Dispose();

    private async ValueTask<bool> ForwardAsync(RequestHead head, RequestTarget target, Passage passage, Deadline deadline)
    {
        var mayUseProxy = proxy.Rules.AllowUpstreamProxy;
        var through = target.IsSecure ? null : proxy.Dialer.ProxyFor(passage, mayUseProxy, tunnel: false);
        var key = (target.Origin, target.IsSecure, through);
        var reused = _upstream is not null && _upstreamKey == key && _upstream.IsQuiet();
        while (true)
        {
            if (!reused)
            {
                _upstream?.Dispose();
                _upstream = null;
                try
                {
                    _upstream = target.IsSecure
                        ? await proxy.Dialer.SecureAsync(passage, mayUseProxy, client.Loop, deadline.Token)
                        : await proxy.Dialer.PlainAsync(passage, through, client.Loop, deadline.Token);
                    _upstreamKey = key;
                }
                catch (DialException failure)
                {
                    return failure.Failure == DialFailure.TimedOut
                        ? await AnswerAsync(504, "Gateway Timeout", Answers.UpstreamFailure, deadline.Token)
                        : await AnswerAsync(502, "Bad Gateway", Answers.UpstreamFailure, deadline.Token);
                }
            }

            // Behind another protocol nobody could judge methods.
            var upgrade = through is null && !target.IsSecure && !proxy.Policy.IsLimited ? head.Upgrade : null;
            var outcome = await _exchange.RunAsync(head, new OutgoingLine(target, through), _upstream!, deadline, upgrade: upgrade);
            if (outcome == ExchangeOutcome.Upgraded)
            {
                await Tunnel.RunAsync(proxy, reader, client, _upstream!, deadline.Token);
                return false;
            }

            if (outcome == ExchangeOutcome.NoAnswer && reused && !head.Body.HasBody)
            {
                // The server closed the kept connection just then, and cannot have acted on a request that it left unanswered
                // (RFC 9112, 9.3.1): methods without a body that the client may repeat, the proxy may.
                reused = false;
                if (head.Method is "GET" or "HEAD" or "OPTIONS")
                {
                    continue;
                }
            }

            if (outcome is ExchangeOutcome.NoAnswer or ExchangeOutcome.BadAnswer)
            {
                return await AnswerAsync(502, "Bad Gateway", Answers.UpstreamFailure, deadline.Token);
            }

            if (!_exchange.KeepsUpstream)
            {
                _upstream!.Dispose();
                _upstream = null;
            }

            return outcome == ExchangeOutcome.Done;
        }
    }

    private async ValueTask<bool> RefuseAsync(RequestHead head, Refusal refusal, CancellationToken cancelled)
    {
        var keep = head.KeepsAlive && await DiscardAsync(head, cancelled);
        Answers.Refuse(output, refusal, keep);
        await output.FlushAsync(client, cancelled);
        return keep;
    }

    /// <summary>Sockets of the host are served on macOS only, where the sandbox cannot hide them; here that is never.</summary>
    private async ValueTask<bool> RefuseUnixSocketAsync(RequestHead head, RequestTarget target, CancellationToken cancelled)
    {
        var request = new AccessRequest(ProxyProtocol.Http, target.Origin, head.Method, _address);
        if (!proxy.Policy.AllowsMethod(head.Method))
        {
            return await RefuseAsync(head, gatekeeper.Refuse(request, BlockReason.MethodNotAllowed, DecisionSource.ModeGuard).Refusal!, cancelled);
        }

        gatekeeper.Refuse(request, BlockReason.PolicyDenied, DecisionSource.BaselinePolicy, ask: true);
        return await AnswerAsync(501, "Not Implemented", "unix sockets unsupported", cancelled);
    }

    private async ValueTask<bool> AnswerAsync(int status, string reason, string? body, CancellationToken cancelled)
    {
        Answers.Text(output, status, reason, body, keepAlive: false);
        await output.FlushAsync(client, cancelled);
        return false;
    }

    /// <summary>Skips a body that is small enough to be worth it. False leaves the connection unusable.</summary>
    private async ValueTask<bool> DiscardAsync(RequestHead head, CancellationToken cancelled)
    {
        var length = head.Body.Kind == BodyKind.Length ? head.Body.Length : 0;
        if (head.Body.Kind == BodyKind.Chunked || length > DiscardLimit || (length > 0 && head.ExpectsContinue))
        {
            return false;
        }

        reader.Consume(head.Bytes.Length);
        while (length > 0)
        {
            if (reader.Buffered.IsEmpty && !await reader.FillAsync(cancelled))
            {
                return false;
            }

            var count = (int)Math.Min(length, reader.Buffered.Length);
            reader.Consume(count);
            length -= count;
        }

        return true;
    }
}
