using System.Globalization;
using Daemon.Config.Model;
using Daemon.Mcp;
using Daemon.Mcp.Connections;
using Daemon.Mcp.Servers;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Mcp;

/// <summary>One configured server in one thread: its part in the shared connection, and how its start went.</summary>
public sealed class ThreadServer : IDisposable
{
    /// <summary>Longest start of a server whose configuration names none.</summary>
    public static readonly TimeSpan DefaultStartupTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Longest call of a tool whose server's configuration names none.</summary>
    public static readonly TimeSpan DefaultToolTimeout = TimeSpan.FromSeconds(300);

    private readonly McpServerLease? _lease;
    private readonly TaskCompletionSource _givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="connect">Acquires the server; throws <see cref="McpException"/> when its configuration cannot be met.</param>
    private ThreadServer(McpServerConfig config, Func<McpServerSpec> resolve, Func<McpServerSpec, McpServerLease> connect)
    {
        Config = config;
        if (!config.Enabled)
        {
            Server = Task.FromException<McpServer>(new McpException(McpFailure.Startup, "the server is disabled"));
            return;
        }

        try
        {
            var spec = resolve();
            Key = spec.Key;
            _lease = connect(spec);
            Server = _lease.Server;
        }
        catch (McpException failure)
        {
            Server = Task.FromException<McpServer>(failure);
        }
    }

    /// <summary>Begins to use a server; a configuration that cannot be met is a failed start.</summary>
    /// <param name="environment">The daemon's.</param>
    /// <param name="cwd">Where a stdio server runs whose configuration names no folder; absolute.</param>
    /// <param name="idle">Answers what the server asks while it works on no call.</param>
    public static ThreadServer Connect(
        McpServerConfig config, McpPorts ports, IReadOnlyDictionary<string, string> environment, string cwd, IElicitationHandler idle) => new(
        config,
        () => ServerSpecs.Resolve(config, environment, cwd, ports.Tokens),
        spec => ports.Pool.Acquire(spec, config.StartupTimeout ?? DefaultStartupTimeout, idle));

    public McpServerConfig Config { get; }

    public string Name => Config.Name;

    /// <summary>Completes when the server has started; faults with <see cref="McpException"/>, or is cancelled.</summary>
    public Task<McpServer> Server { get; }

    /// <summary>The started server; null while it starts and when it failed.</summary>
    public McpServer? Running => _lease?.Running;

    /// <summary>Why it did not start; null when it did, or starts still.</summary>
    public McpException? Failure => Server.IsFaulted ? Server.Exception.InnerException as McpException : null;

    public TimeSpan StartupTimeout => Config.StartupTimeout ?? DefaultStartupTimeout;

    public TimeSpan ToolTimeout => Config.ToolTimeout ?? DefaultToolTimeout;

    /// <summary>The connection it has or had; null when its configuration could not be met.</summary>
    internal string? Key { get; }

    /// <summary>Whether <paramref name="next"/> is a further use of the same connection, which is up or starts still.</summary>
    internal bool GoesOnAs(ThreadServer next) =>
        Config.Enabled && next.Config.Enabled && Key is not null && Key == next.Key && !Server.IsFaulted && !Server.IsCanceled && Running is not { IsClosed: true };

    /// <summary>The started server.</summary>
    /// <exception cref="McpException">It did not start.</exception>
    public async Task<McpServer> RequireAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Server.WaitAsync(cancellationToken);
        }
        catch (McpException failure)
        {
            throw new McpException(failure.Failure, $"failed to get client: {StartupText}", failure);
        }
    }

    /// <summary>The failure as a sentence of its own; empty when there is none.</summary>
    public string StartupText => Failure is { } failure ? $"MCP startup failed: {failure.Message}" : "";

    public void Dispose()
    {
        _lease?.Dispose();
        _givenUp.TrySetResult();
    }

    /// <summary>What is told when the start has ended, or when this thread wants the server no more.</summary>
    internal async Task<EventMsg.McpServerStartup> OutcomeAsync()
    {
        await Task.WhenAny(Server, _givenUp.Task);
        return this switch
        {
            { Running: not null } => new EventMsg.McpServerStartup(Name, McpStartupState.Ready),
            { Failure: { } failure } => new EventMsg.McpServerStartup(Name, McpStartupState.Failed, Describe(failure), failure.Failure == McpFailure.ReauthenticationRequired),
            _ => new EventMsg.McpServerStartup(Name, McpStartupState.Cancelled),
        };
    }

    private string Describe(McpException failure) => failure.Failure switch
    {
        McpFailure.AuthenticationRequired or McpFailure.ReauthenticationRequired => $"The {Name} MCP server is not logged in. Run `codex mcp login {Name}`.",
        McpFailure.TimedOut => string.Create(
            CultureInfo.InvariantCulture,
            $"MCP client for `{Name}` timed out after {(long)StartupTimeout.TotalSeconds} seconds. Add or adjust `startup_timeout_sec` in your config.toml:\n[mcp_servers.{Name}]\nstartup_timeout_sec = XX"),
        _ => $"MCP client for `{Name}` failed to start: {StartupText}",
    };
}
