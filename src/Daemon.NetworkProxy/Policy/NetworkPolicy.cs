using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy.Policy;

/// <summary>What the rules say about a host before any name is resolved.</summary>
internal enum HostVerdict
{
    /// <summary>Allowed; its addresses need no check (a literal that a rule names, or local addresses count as any other).</summary>
    Allowed,

    /// <summary>Allowed as far as every address that it resolves to is public.</summary>
    AllowedIfPublic,

    NotAllowed,
    NotAllowedLocal,
    Denied,
}

/// <summary>
/// The compiled rules of one moment: deny before the guard of local addresses before allow. Pure and immutable; a change makes a new one.
/// </summary>
internal sealed class NetworkPolicy
{
    private readonly HostRules _allow;
    private readonly HostRules _deny;
    private readonly HostRules _review;

    private NetworkPolicy(NetworkRules rules, HostRules allow, HostRules deny, HostRules review)
    {
        Rules = rules;
        _allow = allow;
        _deny = deny;
        _review = review;
        Hooked = rules.Hooks.Count == 0 ? [] : [.. rules.Hooks.Select(hook => hook.Host)];
    }

    public NetworkRules Rules { get; }

    public bool IsLimited => Rules.Mode == NetworkRulesMode.Limited;

    /// <summary>Hosts that are always intercepted.</summary>
    public HashSet<string> Hooked { get; }

    /// <summary>Whether there is HTTPS to intercept.</summary>
    public bool Intercepts => IsLimited || Hooked.Count > 0;

    /// <exception cref="NetworkPolicyException">A rule cannot be enforced as it is written.</exception>
    public static NetworkPolicy Compile(NetworkRules rules)
    {
        foreach (var (path, _) in rules.UnixSockets)
        {
            if (!path.StartsWith('/') || path.Contains('\0', StringComparison.Ordinal))
            {
                throw new NetworkPolicyException($"invalid unix socket `{path}`: expected an absolute path without NUL");
            }
        }

        // A later layer's entry for the same host and port replaces the earlier one.
        var latest = new Dictionary<(string, int?), (HostPattern Pattern, bool Allow)>();
        foreach (var rule in rules.Domains)
        {
            var pattern = HostPattern.Parse(rule.Pattern);
            if (pattern.IsEverything && !rule.Allow)
            {
                throw new NetworkPolicyException(
                    $"network proxy constraints are invalid: invalid value for network.denied_domains: {rule.Pattern} (allowed exact hosts or scoped wildcards like *.example.com or **.example.com)");
            }

            latest[(pattern.Text, pattern.Port)] = (pattern, rule.Allow);
        }

        return new NetworkPolicy(
            rules,
            new HostRules(latest.Values.Where(rule => rule.Allow).Select(rule => rule.Pattern)),
            new HostRules(latest.Values.Where(rule => !rule.Allow).Select(rule => rule.Pattern)),
            new HostRules(rules.ReviewDomains.Select(HostPattern.Parse)));
    }

    public HostVerdict Judge(HostName host, int port)
    {
        if (_deny.Matches(host, port))
        {
            return HostVerdict.Denied;
        }

        var local = host.IsLocalhost || (host.Address is { } address && !AddressClass.IsPublic(address));
        if (local && !Rules.AllowLocalBinding)
        {
            return _allow.MatchesExactly(host, port) ? HostVerdict.Allowed : HostVerdict.NotAllowedLocal;
        }

        if (!_allow.Matches(host, port))
        {
            return HostVerdict.NotAllowed;
        }

        return Rules.AllowLocalBinding || host.Address is not null ? HostVerdict.Allowed : HostVerdict.AllowedIfPublic;
    }

    /// <summary>Whether a name may be known: some port of it is allowed, and it is not denied altogether.</summary>
    public bool AllowsName(HostName host) => _allow.MatchesOnSomePort(host) && !_deny.Matches(host, HostRules.NoPort);

    /// <summary>Whether the user is to be asked about an allowed host.</summary>
    public bool NeedsReview(HostName host, int port) => _review.Matches(host, port);

    /// <summary>Whether limited mode lets a method through; methods are case-sensitive (RFC 9110, 9.1).</summary>
    public bool AllowsMethod(string method) => !IsLimited || method is "GET" or "HEAD" or "OPTIONS";

    /// <summary>Whether connections to a host are decrypted.</summary>
    public bool MustIntercept(HostName host) => IsLimited || Hooked.Contains(host.Text);
}
