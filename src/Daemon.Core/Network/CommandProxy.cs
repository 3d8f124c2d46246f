using Daemon.Execution;
using Daemon.NetworkProxy;

namespace Daemon.Core.Network;

/// <summary>Lets one command out through a managed proxy.</summary>
/// <param name="proxy">Lives longer than the command.</param>
/// <param name="scope">Whom its connections belong to.</param>
public sealed class CommandProxy(ManagedProxy proxy, CommandScope scope) : ICommandProxy
{
    public IReadOnlyList<string> ReadableFiles => proxy.CertificateBundle is { } bundle ? [bundle] : [];

    public bool ResolvesNames => proxy.Rules.ResolveNames;

    public IReadOnlyDictionary<string, string> Environment(int httpPort, int socksPort) =>
        ProxyEnvironment.For(proxy.Rules, httpPort, proxy.Rules.EnableSocks5 ? socksPort : null, proxy.CertificateBundle);

    public IDisposable Serve(CommandSockets sockets)
    {
        var rules = proxy.Rules;
        if (!rules.EnableSocks5)
        {
            sockets.Socks.Dispose();
        }

        var udp = rules is { EnableSocks5: true, EnableSocks5Udp: true };
        if (!udp)
        {
            sockets.Udp.Dispose();
        }

        return new Served(proxy.Serve(new EntrySockets(sockets.Http, rules.EnableSocks5 ? sockets.Socks : null, udp ? sockets.Udp : null, sockets.Names), scope));
    }

    /// <summary>The proxy awaits the ends of connections when it is disposed itself.</summary>
    private sealed class Served(ProxyEntry entry) : IDisposable
    {
        public void Dispose() => entry.Close();
    }
}
