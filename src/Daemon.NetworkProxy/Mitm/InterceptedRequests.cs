using System.Net;
using Daemon.NetworkProxy.Connections;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Policy;
using Daemon.NetworkProxy.Upstream;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Mitm;

/// <summary>The requests inside of an intercepted tunnel: each is judged by mode and hooks, and goes on over a verified connection.</summary>
internal sealed class InterceptedRequests(ManagedProxy proxy, Gatekeeper gatekeeper, Passage passage, ProxyProtocol protocol, EndPoint? client)
{
    private const string UpstreamFailure = "mitm upstream error";

    /// <param name="stream">Speaks HTTP/1.1.</param>
    public async Task RunAsync(Stream stream, Deadline deadline)
    {
        using var reader = new WireReader(stream);
        var output = new WireBuffer();
        var exchange = new Exchange(stream, reader, output);
        var head = new RequestHead();
        UpstreamConnection? upstream = null;
        try
        {
            while (true)
            {
                deadline.Set(proxy.Limits.KeepAlive);
                if (reader.Buffered.IsEmpty && !await reader.FillAsync(deadline.Token))
                {
                    return;
                }

                deadline.Set(proxy.Limits.Head);
                var fault = await HeadReader.ReadAsync(reader, head, deadline.Token);
                deadline.Lift();
                if (fault == HeadFault.Incomplete)
                {
                    return;
                }

                if (!Judge(head, fault, output, out var target, out var edits))
                {
                    await output.FlushAsync(stream, deadline.Token);
                    if (fault != HeadFault.None || head.Body.HasBody || !head.KeepsAlive)
                    {
                        return;
                    }

                    reader.Consume(head.Bytes.Length);
                    continue;
                }

                if (upstream?.IsQuiet() != true)
                {
                    upstream?.Dispose();
                    upstream = null;
                    try
                    {
                        upstream = await proxy.Dialer.SecureAsync(passage, proxy.Rules.AllowUpstreamProxy, loop: null, deadline.Token);
                    }
                    catch (DialException)
                    {
                        Answers.Text(output, 502, "Bad Gateway", UpstreamFailure, keepAlive: false);
                        await output.FlushAsync(stream, deadline.Token);
                        return;
                    }
                }

                var outcome = await exchange.RunAsync(head, new OutgoingLine(target, null), upstream, deadline, edits);
                if (outcome is ExchangeOutcome.NoAnswer or ExchangeOutcome.BadAnswer)
                {
                    Answers.Text(output, 502, "Bad Gateway", UpstreamFailure, keepAlive: false);
                    await output.FlushAsync(stream, deadline.Token);
                    return;
                }

                if (!exchange.KeepsUpstream)
                {
                    upstream.Dispose();
                    upstream = null;
                }

                if (outcome != ExchangeOutcome.Done)
                {
                    return;
                }
            }
        }
        finally
        {
            upstream?.Dispose();
            output.Clear();
        }
    }

    /// <summary>False when the answer is in <paramref name="output"/> already.</summary>
    private bool Judge(RequestHead head, HeadFault fault, WireBuffer output, out RequestTarget target, out HeaderEdits? edits)
    {
        target = default;
        edits = null;
        if (fault != HeadFault.None)
        {
            Answers.Text(output, 400, "Bad Request", null, keepAlive: false);
            return false;
        }

        var keep = head.KeepsAlive && !head.Body.HasBody;
        if (head.Method == "CONNECT")
        {
            Answers.Text(output, 405, "Method Not Allowed", "CONNECT not supported inside MITM", keep);
            return false;
        }

        if (!IsForTarget(head, out var path))
        {
            Answers.Text(output, 400, "Bad Request", "host mismatch", keep);
            return false;
        }

        if (Objection(head.Method, path, out edits) is { } reason)
        {
            Answers.RefuseAsText(output, reason, keep);
            return false;
        }

        target = new RequestTarget(passage.Target, true, path);
        return true;
    }

    /// <summary>Whether the request is for the host of the tunnel, by its Host field and, in absolute form, by its target.</summary>
    private bool IsForTarget(RequestHead head, out string path)
    {
        path = "/";
        var absolute = !head.Target.StartsWith('/') && head.Target != "*";
        if (absolute)
        {
            if (!RequestTarget.TryParse(head, out var target, out _) || !target.IsSecure || target.Origin != passage.Target)
            {
                return false;
            }

            path = target.Path;
            return true;
        }

        path = head.Target;
        return !head.HasSeveralHosts && head.Host is not null && HostPort.TryParse(head.Host, 443, out var host) && host == passage.Target;
    }

    /// <summary>The rules may have changed since the tunnel was let through.</summary>
    private BlockReason? Objection(string method, string path, out HeaderEdits? edits)
    {
        edits = null;
        var policy = proxy.Policy;
        var request = new AccessRequest(protocol, passage.Target, method, client);
        if (policy.Judge(passage.Target.Host, passage.Target.Port) == HostVerdict.Denied)
        {
            gatekeeper.Refuse(request, BlockReason.Denied, DecisionSource.BaselinePolicy);
            return BlockReason.Denied;
        }

        if (policy.Hooked.Contains(passage.Target.Host.Text))
        {
            edits = proxy.Hooks.Match(passage.Target, method, path);
            if (edits is null)
            {
                gatekeeper.Refuse(request, BlockReason.MitmHookDenied, DecisionSource.ModeGuard);
                return BlockReason.MitmHookDenied;
            }
        }

        if (policy.AllowsMethod(method))
        {
            return null;
        }

        gatekeeper.Refuse(request, BlockReason.MethodNotAllowed, DecisionSource.ModeGuard);
        return BlockReason.MethodNotAllowed;
    }
}
