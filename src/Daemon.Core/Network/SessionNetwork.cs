using Daemon.Core.Rules;
using Daemon.Core.Sessions;
using Daemon.Execution;
using Daemon.NetworkProxy;
using Daemon.NetworkProxy.Policy;
using Daemon.Protocol.Permissions;
using NetworkRule = Daemon.Protocol.Permissions.NetworkRule;

namespace Daemon.Core.Network;

/// <summary>
/// The managed network of a session: one proxy, made when the first command needs it, and what the user has answered about hosts. The
/// proxy's rules are those of the profile, of the rules files, and the session's own answers.
/// </summary>
/// <remarks>Thread-safe. Disposed after the session's commands have ended.</remarks>
/// <param name="fault">Told of faults of the proxy itself.</param>
internal sealed class SessionNetwork(string threadId, SessionPorts ports, Action<Exception> fault) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, bool> _amendments = new(StringComparer.Ordinal);
    private readonly HashSet<HostQuestion> _approved = [];

    /// <summary>Proxies that a change of rules could not go on with; their commands may still run.</summary>
    private readonly List<ManagedProxy> _retired = [];

    private readonly NetworkAudit? _audit = NetworkAudit.Open(
        ports.Environment, ports.Logs, new("conversation.id", threadId), new("app.version", ports.Identity.Version), new("originator", ports.Identity.Originator));

    private ManagedProxy? _proxy;
    private (NetworkRules Profile, IReadOnlyList<string> RuleFolders)? _source;

    /// <summary>The way out for one command.</summary>
    /// <exception cref="CommandStartException">The rules cannot be enforced.</exception>
    public ICommandProxy Open(NetworkRules profile, IReadOnlyList<string> ruleFolders, CommandScope scope)
    {
        lock (_gate)
        {
            try
            {
                _source = (profile, ruleFolders);
                return new CommandProxy(Current(Effective(profile, ruleFolders)), scope);
            }
            catch (Exception failure) when (failure is NetworkPolicyException or IOException or UnauthorizedAccessException)
            {
                throw new CommandStartException(
                    CommandStartFailure.SandboxUnavailable, $"failed to start managed network proxy: {failure.Message}", 0, failure);
            }
        }
    }

    /// <summary>Whether the user has allowed this for the session.</summary>
    public bool IsApproved(HostQuestion question)
    {
        lock (_gate)
        {
            return _approved.Contains(question);
        }
    }

    public void Approve(HostQuestion question)
    {
        lock (_gate)
        {
            _approved.Add(question);
        }
    }

    /// <summary>Puts the user's rule for a host in force at once, for every command of the session.</summary>
    public void Amend(string host, bool allow)
    {
        lock (_gate)
        {
            _amendments[host] = allow;
            Refresh();
        }
    }

    /// <summary>Puts the profile's new rules in force for commands that run already. Rules that cannot be are left to the next command to report.</summary>
    public void Reload(NetworkRules profile, IReadOnlyList<string> ruleFolders)
    {
        lock (_gate)
        {
            if (_source is null)
            {
                return;
            }

            var before = _source;
            try
            {
                _source = (profile, ruleFolders);
                Refresh();
            }
            catch (NetworkPolicyException)
            {
                _source = before;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        ManagedProxy[] proxies;
        lock (_gate)
        {
            proxies = [.. _retired, .. _proxy is null ? Array.Empty<ManagedProxy>() : [_proxy]];
            _proxy = null;
        }

        foreach (var proxy in proxies)
        {
            await proxy.DisposeAsync();
        }

        _audit?.Dispose();
    }

    private void Refresh()
    {
        if (_proxy is { } proxy && _source is var (profile, folders))
        {
            proxy.Update(Effective(profile, folders), ports.Environment);
        }
    }

    private ManagedProxy Current(NetworkRules rules)
    {
        if (_proxy is { } running)
        {
            if (running.Rules == rules)
            {
                return running;
            }

            if (running.CanUpdate(rules))
            {
                running.Update(rules, ports.Environment);
                return running;
            }
        }

        var made = ManagedProxy.Start(rules, new ManagedProxyOptions
        {
            Clock = ports.Clock,
            Environment = ports.Environment,
            StateFolder = Path.Join(ports.CodexHome, "proxy"),
            Audit = _audit,
            Fault = fault,
        });
        if (_proxy is not null)
        {
            _retired.Add(_proxy);
        }

        return _proxy = made;
    }

    /// <summary>
    /// Allowing rules stand before the profile's own, which replace them, and denying ones behind: a rule of the user can add to what a
    /// profile allows, and cannot lift what it denies.
    /// </summary>
    private NetworkRules Effective(NetworkRules profile, IReadOnlyList<string> ruleFolders)
    {
        var rules = RuleSet.FromFolders(ruleFolders, out _).NetworkRules;
        var allowed = rules.Where(rule => rule.Decision == RuleDecision.Allow).Select(rule => rule.Host)
            .Concat(_amendments.Where(amendment => amendment.Value).Select(amendment => amendment.Key));
        var denied = rules.Where(rule => rule.Decision == RuleDecision.Forbidden).Select(rule => rule.Host)
            .Concat(_amendments.Where(amendment => !amendment.Value).Select(amendment => amendment.Key));
        return profile with
        {
            Domains =
            [
                .. profile.MayAsk ? allowed.Distinct().Select(host => new NetworkRule(host, true)) : [],
                .. profile.Domains,
                .. denied.Distinct().Select(host => new NetworkRule(host, false)),
            ],
            ReviewDomains = [.. profile.ReviewDomains, .. rules.Where(rule => rule.Decision == RuleDecision.Prompt).Select(rule => rule.Host).Distinct()],
        };
    }
}
