namespace Daemon.Protocol.Permissions;

/// <summary>What the managed proxy lets through beyond the question of the host.</summary>
public enum NetworkRulesMode
{
    Full,

    /// <summary>Reading only: GET, HEAD and OPTIONS, also within HTTPS, which is intercepted for that.</summary>
    Limited,
}

/// <summary>One host pattern, or one socket path, and whether it is allowed.</summary>
public sealed record NetworkRule(string Pattern, bool Allow);

/// <summary>
/// What commands may reach through the managed proxy, as configured and narrowed by the administrator. Inert: patterns are checked when
/// the proxy compiles them.
/// </summary>
public sealed record NetworkRules
{
    public NetworkRulesMode Mode { get; init; }

    /// <summary>Host patterns in order of layers; of two entries for the same host the later one counts. Empty refuses everything.</summary>
    public IReadOnlyList<NetworkRule> Domains { get; init; } = [];

    /// <summary>Hosts that the user is asked about even when a rule allows them.</summary>
    public IReadOnlyList<string> ReviewDomains { get; init; } = [];

    /// <summary>Absolute paths; served on macOS only.</summary>
    public IReadOnlyList<NetworkRule> UnixSockets { get; init; } = [];

    public bool AllowAllUnixSockets { get; init; }

    public bool EnableSocks5 { get; init; } = true;

    public bool EnableSocks5Udp { get; init; } = true;

    /// <summary>Whether the daemon's own proxy variables are used for going out.</summary>
    public bool AllowUpstreamProxy { get; init; } = true;

    /// <summary>Whether local and private addresses count as any other.</summary>
    public bool AllowLocalBinding { get; init; }

    /// <summary>Whether a host that no rule speaks of may be asked about.</summary>
    public bool MayAsk { get; init; } = true;

    /// <summary>Whether names that are allowed resolve inside the sandbox.</summary>
    public bool ResolveNames { get; init; }

    /// <summary>How long a tunnel may be without a byte either way; infinite for no limit, null for the proxy's own.</summary>
    public TimeSpan? TunnelIdle { get; init; }

    /// <summary>How old a tunnel may get; infinite for no limit, null for the proxy's own.</summary>
    public TimeSpan? TunnelTotal { get; init; }

    /// <summary>Rules for what is decrypted; a host with a hook is always intercepted.</summary>
    public IReadOnlyList<NetworkHook> Hooks { get; init; } = [];

    public bool Equals(NetworkRules? other) =>
        other is not null
        && (Mode, AllowAllUnixSockets, EnableSocks5, EnableSocks5Udp, AllowUpstreamProxy, AllowLocalBinding, MayAsk, ResolveNames, TunnelIdle, TunnelTotal)
            == (other.Mode, other.AllowAllUnixSockets, other.EnableSocks5, other.EnableSocks5Udp, other.AllowUpstreamProxy, other.AllowLocalBinding, other.MayAsk, other.ResolveNames, other.TunnelIdle, other.TunnelTotal)
        && Domains.SequenceEqual(other.Domains)
        && ReviewDomains.SequenceEqual(other.ReviewDomains)
        && UnixSockets.SequenceEqual(other.UnixSockets)
        && Hooks.SequenceEqual(other.Hooks);

    public override int GetHashCode() => HashCode.Combine(Mode, Domains.Count, AllowLocalBinding, Hooks.Count);
}
