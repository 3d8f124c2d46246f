using Daemon.NetworkProxy.Audit;
using Daemon.NetworkProxy.Mitm;
using Daemon.NetworkProxy.Policy;
using Daemon.NetworkProxy.Resolving;
using Daemon.NetworkProxy.Upstream;
using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy;

/// <summary>
/// The way out for confined commands: an HTTP and a SOCKS5 proxy that let through what the rules allow. It owns its entries, the places
/// where commands connect, and everything that runs for them; disposing ends all of it.
/// </summary>
/// <remarks>Thread-safe. An idle proxy has no thread, no timer and no socket of its own; the threads that wait for sockets are shared by all proxies.</remarks>
public sealed class ManagedProxy : IAsyncDisposable
{
    private readonly BlockedLog _blocked = new();
    private readonly Lock _gate = new();
    private readonly HashSet<ProxyEntry> _entries = [];
    private readonly Interception? _interception;
    private Setup _setup;
    private bool _disposed;

    private ManagedProxy(Setup setup, ManagedProxyOptions options, Interception? interception)
    {
        _setup = setup;
        _interception = interception;
        Limits = options.Limits;
        Clock = options.Clock;
        Audit = options.Audit;
        Fault = options.Fault;
        Names = new NameResolver(options.Clock, options.LookUp);
        Dialer = new Dialer(
            Names, new UpstreamProxies(options.Environment), new UpstreamTrust(() => TrustFiles.Load(options.Environment)), options.Limits, options.Clock);
    }

    /// <summary>The last refusals, oldest first, at most 200; kept when rules change.</summary>
    public IReadOnlyList<BlockedRequest> Blocked => _blocked.Last();

    /// <summary>How many refusals there were.</summary>
    public long BlockedTotal => _blocked.Total;

    /// <summary>The certificate bundle that clients must trust; null when nothing is intercepted.</summary>
    public string? CertificateBundle => _interception?.BundlePath;

    /// <summary>The rules in force.</summary>
    public NetworkRules Rules => Policy.Rules;

    internal NetworkPolicy Policy => Volatile.Read(ref _setup).Policy;

    internal HookTable Hooks => Volatile.Read(ref _setup).Hooks;

    internal Interception? Interception => _interception;

    internal ProxyLimits Limits { get; }

    internal TimeSpan TunnelIdle => Rules.TunnelIdle ?? Limits.TunnelIdle;

    internal TimeSpan TunnelTotal => Rules.TunnelTotal ?? Limits.TunnelTotal;

    internal TimeProvider Clock { get; }

    internal IPolicyAudit? Audit { get; }

    internal Action<Exception> Fault { get; }

    internal NameResolver Names { get; }

    internal AnsweredNames Answered { get; } = new();

    internal Dialer Dialer { get; }

    /// <summary>Makes a proxy without any entry.</summary>
    /// <exception cref="NetworkPolicyException">The rules cannot be enforced as they are written, or a hook's secret is missing.</exception>
    /// <exception cref="IOException">The certificate files cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be.</exception>
    public static ManagedProxy Start(NetworkRules rules, ManagedProxyOptions options)
    {
        var setup = Setup.Compile(rules, options.Environment);
        var interception = setup.Policy.Intercepts ? Mitm.Interception.Create(options) : null;
        return new ManagedProxy(setup, options, interception);
    }

    /// <summary>Whether <see cref="Update"/> can go from the present rules to these: what commands were told at their start cannot change.</summary>
    public bool CanUpdate(NetworkRules rules) =>
        (_interception is not null || (rules.Mode == NetworkRulesMode.Full && rules.Hooks.Count == 0))
        && (rules.EnableSocks5, rules.EnableSocks5Udp) == (Rules.EnableSocks5, Rules.EnableSocks5Udp);

    /// <summary>Puts other rules in force at once; connections that were let through stay.</summary>
    /// <exception cref="NetworkPolicyException">They cannot be enforced; the present ones stay in force.</exception>
    public void Update(NetworkRules rules, IReadOnlyDictionary<string, string> environment)
    {
        var setup = Setup.Compile(rules, environment);
        if (!CanUpdate(rules))
        {
            throw new NetworkPolicyException(
                "cannot switch SOCKS5, or begin to intercept HTTPS, in a running proxy: commands that run were told otherwise");
        }

        Volatile.Write(ref _setup, setup);
    }

    /// <summary>Serves sockets that somebody else made. They belong to the entry from now on, also when this throws.</summary>
    /// <exception cref="ObjectDisposedException">The proxy is closed.</exception>
    public ProxyEntry Serve(EntrySockets sockets, CommandScope scope)
    {
        var entry = new ProxyEntry(this, sockets, scope);
        lock (_gate)
        {
            if (_disposed)
            {
                sockets.Dispose();
                throw new ObjectDisposedException(nameof(ManagedProxy));
            }

            _entries.Add(entry);
        }

        entry.Start();
        return entry;
    }

    /// <summary>Serves new sockets on loopback, with ports that the system chooses: for systems without network namespaces.</summary>
    /// <exception cref="ObjectDisposedException">The proxy is closed.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The system is out of ports or descriptors.</exception>
    public ProxyEntry Listen(CommandScope scope) => Serve(EntrySockets.OnLoopback(Rules), scope);

    public async ValueTask DisposeAsync()
    {
        ProxyEntry[] entries;
        lock (_gate)
        {
            _disposed = true;
            entries = [.. _entries];
        }

        foreach (var entry in entries)
        {
            await entry.DisposeAsync();
        }

        _interception?.Dispose();
    }

    internal void Record(BlockedRequest blocked) => _blocked.Add(blocked);

    internal void Forget(ProxyEntry entry)
    {
        lock (_gate)
        {
            _entries.Remove(entry);
        }
    }

    /// <summary>What changes together.</summary>
    private sealed record Setup(NetworkPolicy Policy, HookTable Hooks)
    {
        public static Setup Compile(NetworkRules rules, IReadOnlyDictionary<string, string> environment) =>
            new(NetworkPolicy.Compile(rules), HookTable.Compile(rules.Hooks, environment));
    }
}
