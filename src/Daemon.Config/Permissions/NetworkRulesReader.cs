using Daemon.Config.Loading;
using Daemon.Config.Requirements;
using Daemon.Config.Values;
using Daemon.Protocol.Permissions;

namespace Daemon.Config.Permissions;

/// <summary>
/// Decides how commands reach the network: not at all, directly, or through the managed proxy and by which rules. A table that limits the
/// network always means the proxy; the feature makes it mean the proxy without limits too, and then nothing is allowed unless listed.
/// </summary>
/// <param name="featureOn">The feature <c>network_proxy</c>.</param>
/// <param name="requirements">What the administrator demands: it narrows, and never widens.</param>
internal sealed class NetworkRulesReader(bool featureOn, ConfigRequirements requirements)
{
    /// <summary>Members of a network table that grant less than the whole network, and those that only make sense with the proxy.</summary>
    private static readonly string[] ProxyKeys =
    [
        "mode", "domains", "unix_sockets", "proxy_url", "socks_url", "enable_socks5", "enable_socks5_udp", "allow_upstream_proxy",
        "allow_local_binding", "mitm", "resolve_names", "tunnel_idle_seconds", "tunnel_total_seconds",
    ];

    /// <summary>What a timer can wait for, about 49 days.</summary>
    private const int MaxLimit = 4_200_000;

    private readonly TableReader? _managed = requirements.Network;

    /// <param name="network">The merged <c>network</c> table of a profile, or a table with the same members.</param>
    /// <param name="enabled">Whether the profile allows the network.</param>
    /// <exception cref="ConfigLoadException">The rules are malformed.</exception>
    public (NetworkAccess Access, NetworkRules? Rules) Read(TableReader network, bool enabled)
    {
        if (!enabled || _managed?.Flag("enabled") == false)
        {
            return (NetworkAccess.Restricted, null);
        }

        return featureOn || _managed is not null || network.Value.Entries.Any(entry => ProxyKeys.Contains(entry.Key))
            ? (NetworkAccess.Proxied, Rules(network))
            : (NetworkAccess.Enabled, null);
    }

    private NetworkRules Rules(TableReader network)
    {
        var onlyManaged = _managed?.Flag("managed_allowed_domains_only") == true;
        return new NetworkRules
        {
            Mode = network.Text("mode") == "limited" ? NetworkRulesMode.Limited : NetworkRulesMode.Full,
            Domains = Domains(network, onlyManaged),
            ReviewDomains = _managed?.Texts("review_domains") ?? [],
            UnixSockets = [.. network.TextMap("unix_sockets").Select(entry => new NetworkRule(entry.Key, entry.Value == "allow"))],
            AllowAllUnixSockets = Ceiling("dangerously_allow_all_unix_sockets", network, false),
            EnableSocks5 = network.Flag("enable_socks5") ?? true,
            EnableSocks5Udp = network.Flag("enable_socks5_udp") ?? true,
            AllowUpstreamProxy = Ceiling("allow_upstream_proxy", network, true),
            AllowLocalBinding = Ceiling("allow_local_binding", network, false),
            MayAsk = !onlyManaged,
            ResolveNames = network.Flag("resolve_names") ?? false,
            TunnelIdle = Limit("tunnel_idle_seconds", network),
            TunnelTotal = Limit("tunnel_total_seconds", network),
            Hooks = network.TryTable("mitm", out var mitm) ? NetworkHooksReader.Read(mitm) : [],
        };
    }

    /// <summary>
    /// The user's entries, then the administrator's. A host that the administrator allows may still be denied by the user; the opposite
    /// has no effect.
    /// </summary>
    private List<NetworkRule> Domains(TableReader network, bool onlyManaged)
    {
        var own = network.TextMap("domains").Select(entry => new NetworkRule(entry.Key, entry.Value == "allow")).ToList();
        if (_managed is not { } managed)
        {
            return own;
        }

        if (onlyManaged)
        {
            own.RemoveAll(rule => rule.Allow);
        }

        var listed = managed.TextMap("domains");
        var allowed = (managed.Texts("allowed_domains") ?? []).Concat(listed.Where(entry => entry.Value == "allow").Select(entry => entry.Key));
        var denied = (managed.Texts("denied_domains") ?? []).Concat(listed.Where(entry => entry.Value != "allow").Select(entry => entry.Key));
        return
        [
            .. allowed.Select(host => new NetworkRule(host, true)),
            .. own,
            .. denied.Select(host => new NetworkRule(host, false)),
        ];
    }

    /// <summary>The shorter one of the user's limit and the administrator's; null when neither says.</summary>
    private TimeSpan? Limit(string key, TableReader network)
    {
        var own = Read(network, key);
        var managed = _managed is { } table ? Read(table, key) : null;
        return own is null || managed is null ? own ?? managed
            : own == Timeout.InfiniteTimeSpan || (managed != Timeout.InfiniteTimeSpan && managed < own) ? managed : own;

        static TimeSpan? Read(TableReader reader, string key) => reader.Count(key) switch
        {
            null => null,
            0 => Timeout.InfiniteTimeSpan,
            var seconds => TimeSpan.FromSeconds(Math.Min(seconds.Value, MaxLimit)),
        };
    }

    /// <summary>The administrator's value stands in for the user's, but a user may ask for less.</summary>
    private bool Ceiling(string key, TableReader network, bool fallback) => _managed?.Flag(key) is { } managed
        ? managed && (network.Flag(key) ?? managed)
        : network.Flag(key) ?? fallback;
}
