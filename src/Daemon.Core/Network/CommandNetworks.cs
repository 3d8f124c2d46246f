using Daemon.Execution;
using Daemon.NetworkProxy;
using Daemon.NetworkProxy.Policy;
using Daemon.Protocol.Permissions;
using Daemon.Telemetry.Logs;

namespace Daemon.Core.Network;

/// <summary>
/// Managed proxies for commands that belong to no thread: nobody can be asked about them. Commands under the same rules share one.
/// </summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="environment">The daemon's own variables.</param>
/// <param name="codexHome">Absolute.</param>
/// <param name="fault">Told of faults of a proxy itself.</param>
public sealed class CommandNetworks(
    IReadOnlyDictionary<string, string> environment, string codexHome, TimeProvider clock, Action<Exception> fault) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<NetworkRules, ManagedProxy> _proxies = [];
    private NetworkAudit? _audit;

    /// <summary>The way out for a command under a profile; null when its network is not limited by rules.</summary>
    /// <param name="logs">Where decisions are told; those of the first command that is told of count. Null for nowhere.</param>
    /// <exception cref="CommandStartException">The rules cannot be enforced.</exception>
    public ICommandProxy? Open(PermissionProfile profile, ILogSink? logs)
    {
        if (profile is not PermissionProfile.Managed { Network: NetworkAccess.Proxied, NetworkRules: { } rules })
        {
            return null;
        }

        lock (_gate)
        {
            try
            {
                if (!_proxies.TryGetValue(rules, out var proxy))
                {
                    _audit ??= NetworkAudit.Open(environment, logs);
                    _proxies[rules] = proxy = ManagedProxy.Start(rules, new ManagedProxyOptions
                    {
                        Clock = clock, Environment = environment, StateFolder = Path.Join(codexHome, "proxy"), Audit = _audit, Fault = fault,
                    });
                }

                return new CommandProxy(proxy, new CommandScope { Approver = Nobody.Instance });
            }
            catch (Exception failure) when (failure is NetworkPolicyException or IOException or UnauthorizedAccessException)
            {
                throw new CommandStartException(
                    CommandStartFailure.SandboxUnavailable, $"failed to start managed network proxy: {failure.Message}", 0, failure);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        ManagedProxy[] proxies;
        lock (_gate)
        {
            proxies = [.. _proxies.Values];
            _proxies.Clear();
        }

        foreach (var proxy in proxies)
        {
            await proxy.DisposeAsync();
        }

        _audit?.Dispose();
    }

    private sealed class Nobody : IHostApprover
    {
        public static readonly Nobody Instance = new();

        public ValueTask<HostAnswer> AskAsync(HostQuestion question, CancellationToken cancellationToken) => ValueTask.FromResult(HostAnswer.CannotAsk);
    }
}
