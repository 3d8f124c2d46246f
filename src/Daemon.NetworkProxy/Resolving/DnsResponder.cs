using System.Net;
using System.Net.Sockets;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Resolving;

/// <summary>
/// Answers a command's questions for names that are allowed, and for no others: for those there is no such name. Questions run one after
/// the other; a resolver library asks again when one is late.
/// </summary>
internal sealed class DnsResponder(ManagedProxy proxy, Socket socket)
{
    private const int MaxQuery = 512;

    public async Task RunAsync(CancellationToken closing)
    {
        var buffer = new byte[MaxQuery];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), closing);
                if (await AnswerAsync(buffer.AsMemory(0, received.ReceivedBytes), closing) is { } answer)
                {
                    await socket.SendToAsync(answer, SocketFlags.None, received.RemoteEndPoint, closing);
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The entry is closed.
        }
    }

    /// <summary>Null when no answer is due.</summary>
    internal async ValueTask<byte[]?> AnswerAsync(ReadOnlyMemory<byte> query, CancellationToken cancelled)
    {
        if (!DnsMessage.TryRead(query.Span, out var name, out var type, out var end))
        {
            return null;
        }

        if (!HostName.TryParse(name, out var host) || host.Address is not null || !proxy.Policy.AllowsName(host))
        {
            return DnsMessage.Answer(query.Span, end, DnsAnswer.NoSuchName, type, []);
        }

        var addresses = await proxy.Names.ResolveAsync(host, proxy.Limits.Resolve, cancelled);
        if (addresses is null || (!host.IsLocalhost && !proxy.Policy.Rules.AllowLocalBinding && !Array.TrueForAll(addresses, AddressClass.IsPublic)))
        {
            return DnsMessage.Answer(query.Span, end, DnsAnswer.NoSuchName, type, []);
        }

        proxy.Answered.Add(host, addresses);
        return DnsMessage.Answer(query.Span, end, DnsAnswer.Found, type, addresses);
    }
}
