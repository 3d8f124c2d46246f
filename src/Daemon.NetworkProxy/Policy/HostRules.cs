namespace Daemon.NetworkProxy.Policy;

/// <summary>A list of patterns with a short way to those that name one host. Immutable.</summary>
internal sealed class HostRules
{
    /// <summary>A port that no rule names: only rules about every port match it.</summary>
    public const int NoPort = 0;

    private readonly Dictionary<string, List<HostPattern>> _exact = new(StringComparer.Ordinal);
    private readonly List<HostPattern> _other = [];

    public HostRules(IEnumerable<HostPattern> patterns)
    {
        foreach (var pattern in patterns)
        {
            if (!pattern.IsExact || pattern.Text.Contains(':', StringComparison.Ordinal))
            {
                // IPv6 literals match with and without a scope, so they are asked one by one.
                _other.Add(pattern);
            }
            else if (_exact.TryGetValue(pattern.Text, out var known))
            {
                known.Add(pattern);
            }
            else
            {
                _exact[pattern.Text] = [pattern];
            }
        }
    }

    public bool Matches(HostName host, int port) => MatchesExactly(host, port) || _other.Exists(pattern => pattern.Matches(host, port));

    public bool MatchesOnSomePort(HostName host) =>
        (_exact.TryGetValue(host.Text, out var named) && named.Count > 0) || _other.Exists(pattern => pattern.Matches(host, pattern.Port ?? NoPort));

    /// <summary>Whether a pattern without wildcards matches.</summary>
    public bool MatchesExactly(HostName host, int port) =>
        (_exact.TryGetValue(host.Text, out var named) && named.Exists(pattern => pattern.Matches(host, port)))
        || _other.Exists(pattern => pattern.IsExact && pattern.Matches(host, port));
}
