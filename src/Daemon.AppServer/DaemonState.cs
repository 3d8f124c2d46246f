using Daemon.AppServer.Connections;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Threads;
using Daemon.Config.Model;
using Daemon.Core.Goals;
using Daemon.Core.Mcp;
using Daemon.Core.Network;
using Daemon.Core.Rollout.Store;
using Daemon.Core.Rollout.Store.Annotations;
using Daemon.Core.Sessions;
using Daemon.Core.Skills;
using Daemon.Execution;
using Daemon.Mcp.Http;
using Daemon.Mcp.OAuth;
using Daemon.Mcp.Servers;
using Daemon.ModelClient;
using Daemon.Telemetry.Logs;
using Serilog;

namespace Daemon.AppServer;

/// <summary>What all connections and processors of one daemon share. Made once by the composition root.</summary>
internal sealed class DaemonState(DaemonOptions options, ICommandLauncher commands, ModelClientFactory models, TimeProvider clock, ILogger log)
{
    private ClientIdentity? _identity;

    public DaemonOptions Options { get; } = options;

    public ICommandLauncher Commands { get; } = commands;

    public ModelClientFactory Models { get; } = models;

    public TimeProvider Clock { get; } = clock;

    /// <summary>The tool servers that threads share.</summary>
    public McpServerPool Servers { get; } = new(new CommandServerLauncher(commands, clock), options.Version, clock);

    /// <summary>Sign-ins to tool servers.</summary>
    public OAuthStore SignIns { get; } = new(options.CodexHome);

    /// <summary>For sign-ins to tool servers.</summary>
    public HttpMessageInvoker SignInHttp { get; } = HttpStack.Create();

    public ILogger Log { get; } = log;

    public ConfigSource Config { get; } = new(options, clock);

    public Catalogs Catalogs { get; } = new(models, options.Version, log);

    /// <summary>Every initialised client.</summary>
    public ClientSet Clients { get; } = new(clock);

    /// <summary>What is to be said about the configuration.</summary>
    public ConfigNotices Notices { get; } = new();

    /// <summary>Managed networks of commands outside of threads.</summary>
    public CommandNetworks CommandNetworks { get; } = new(
        options.Environment, options.CodexHome, clock, fault => log.Error(fault, "A connection of the network proxy failed"));

    /// <summary>Collectors of logs.</summary>
    public LogExporters LogExporters { get; } = new(clock, problem => log.Warning("{Problem}", problem));

    public ServerRequestTable ServerRequests { get; } = new();

    /// <summary>Work in the order of its key: requests of one thread, answers to one thread.</summary>
    public KeyedQueue Queue { get; } = new();

    public LoadedThreads Threads { get; } = new();

    /// <summary>All threads on disk.</summary>
    public ThreadStore Store { get; } = new(options.CodexHome, clock);

    /// <summary>What is known of threads beside their files.</summary>
    public ThreadAnnotations Annotations { get; } = new(options.CodexHome);

    /// <summary>The sections into which threads are sorted.</summary>
    public ThreadSections Sections { get; } = new(options.CodexHome);

    public SkillSource Skills { get; } = new(options.CodexHome, options.HomeDirectory, clock);

    public AnnotatedGoals Goals => new(Annotations);

    public string InstallationId { get; } = Core.Rollout.Store.InstallationId.GetOrCreate(options.CodexHome);

    /// <summary>Who drives the daemon: the first client to introduce itself, for the whole life of the process.</summary>
    public ClientIdentity Identity => Volatile.Read(ref _identity) ?? throw new InvalidOperationException("no client has introduced itself");

    /// <summary>Where a configuration wants logs told; null for nowhere.</summary>
    public ILogSink? Logs(OtelConfig otel) => LogExporters.For(OtelEndpoints.Logs(otel), OtelEndpoints.Resource(otel, Identity.Originator, Identity.Version));

    /// <summary>The sign-in of the user to a tool server.</summary>
    public IAccessTokens Tokens(string serverName, Uri serverUrl) => new OAuthTokens(SignIns, SignInHttp, serverName, serverUrl, Clock);

    /// <summary>Gives every thread the configuration as it is now. A thread whose configuration is broken now keeps what it has.</summary>
    public void ReloadThreads()
    {
        foreach (var thread in Threads.All)
        {
            var snapshot = Config.Load(thread.Session.Settings.Cwd, thread.Request.Config, thread.Request.Overrides);
            if (snapshot.Effective is { } config)
            {
                thread.Session.Reconfigure(config);
            }
        }
    }

    /// <summary>Takes the identity of the first client; later calls change nothing.</summary>
    public ClientIdentity Introduce(Func<ClientIdentity> identity)
    {
        Interlocked.CompareExchange(ref _identity, identity(), null);
        return Identity;
    }
}
