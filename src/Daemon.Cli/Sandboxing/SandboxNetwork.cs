using Daemon.AppServer;
using Daemon.Config.Model;
using Daemon.Core.Network;
using Daemon.Execution;
using Daemon.NetworkProxy;
using Daemon.NetworkProxy.Policy;
using Daemon.Protocol.Permissions;
using Daemon.Telemetry.Logs;

namespace Daemon.Cli.Sandboxing;

/// <summary>The managed network of one run of <c>codex sandbox</c>: nobody can be asked there. Disposing closes it.</summary>
internal sealed class SandboxNetwork : IAsyncDisposable
{
    private const string Originator = "codex_sandbox";

    private readonly LogExporters _logs;
    private readonly NetworkAudit? _audit;
    private readonly ManagedProxy? _proxy;

    private SandboxNetwork(LogExporters logs, NetworkAudit? audit, ManagedProxy? proxy)
    {
        _logs = logs;
        _audit = audit;
        _proxy = proxy;
    }

    /// <exception cref="SandboxException">The rules cannot be enforced, or the audit file cannot be written.</exception>
    public static SandboxNetwork Start(DaemonOptions daemon, PermissionProfile profile, OtelConfig otel)
    {
        var logs = new LogExporters(TimeProvider.System, static problem => Console.Error.WriteLine($"codex sandbox: {problem}"));
        if (profile is not PermissionProfile.Managed { NetworkRules: { } rules })
        {
            return new SandboxNetwork(logs, null, null);
        }

        NetworkAudit? audit = null;
        try
        {
            var sink = logs.For(OtelEndpoints.Logs(otel), OtelEndpoints.Resource(otel, Originator, daemon.Version));
            audit = NetworkAudit.Open(daemon.Environment, sink);
            var proxy = ManagedProxy.Start(rules, new ManagedProxyOptions
            {
                Environment = daemon.Environment,
                StateFolder = Path.Join(daemon.CodexHome, "proxy"),
                Audit = audit,
                Fault = static fault => Console.Error.WriteLine($"codex sandbox: internal error of the network proxy: {fault.Message}"),
            });
            return new SandboxNetwork(logs, audit, proxy);
        }
        catch (Exception failure) when (failure is NetworkPolicyException or IOException or UnauthorizedAccessException)
        {
            audit?.Dispose();
            throw new SandboxException($"failed to start managed network proxy: {failure.Message}");
        }
    }

    /// <summary>The command with its way out, if it has one.</summary>
    public CommandSpec Open(CommandSpec spec) => _proxy is null ? spec : spec with { Proxy = new CommandProxy(_proxy, new CommandScope()) };

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }

        _audit?.Dispose();
        await _logs.DisposeAsync();
    }
}
