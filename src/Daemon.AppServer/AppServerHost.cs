using Daemon.AppServer.Connections;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Processors;
using Daemon.AppServer.Processors.Accounts;
using Daemon.AppServer.Processors.Apps;
using Daemon.AppServer.Processors.Cloud;
using Daemon.AppServer.Processors.Commands;
using Daemon.AppServer.Processors.Config;
using Daemon.AppServer.Processors.Extensions;
using Daemon.AppServer.Processors.Feedback;
using Daemon.AppServer.Processors.Files;
using Daemon.AppServer.Processors.Migration;
using Daemon.AppServer.Processors.Models;
using Daemon.AppServer.Processors.Plugins;
using Daemon.AppServer.Processors.Search;
using Daemon.AppServer.Processors.Servers;
using Daemon.AppServer.Processors.Threads;
using Daemon.AppServer.Threads;
using Daemon.Config.Loading;
using Daemon.Config.Strict;
using Daemon.Config.Writing;
using Daemon.Core.Rules;
using Daemon.Execution;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;
using Daemon.ModelClient;
using Serilog;

namespace Daemon.AppServer;

/// <summary>
/// The daemon: takes connections, answers their requests, and ends in order. One instance for each process; connections come and go.
/// </summary>
public sealed class AppServerHost : IAsyncDisposable
{
    private readonly DaemonState _daemon;
    private readonly RequestRouter _router;
    private readonly IProcessor[] _processors;
    private bool _ready;

    /// <param name="startup">The configuration as the process found it at its start.</param>
    public AppServerHost(
        DaemonOptions options, ConfigSnapshot startup, ICommandLauncher commands, ModelClientFactory models, TimeProvider clock, ILogger log)
    {
        _daemon = new DaemonState(options, commands, models, clock, log);
        _daemon.Notices.Tell(startup.Warnings, _daemon.Clients);
        var sessions = new ThreadSessions(_daemon);
        var (plugins, remotePlugins) = (new PluginDesk(_daemon), new RemotePlugins(_daemon));
        _processors =
        [
            new HandshakeProcessor(_daemon),
            new ThreadOpenProcessor(_daemon, sessions),
            new ThreadReadProcessor(_daemon),
            new ThreadPagesProcessor(_daemon),
            new ThreadLifeCycleProcessor(_daemon, sessions),
            new ThreadMetadataProcessor(_daemon),
            new ThreadGoalProcessor(_daemon),
            new ThreadSectionProcessor(_daemon),
            new ThreadAttachmentProcessor(_daemon),
            new ThreadReadStateProcessor(_daemon),
            new ThreadQueueProcessor(_daemon),
            new ThreadSearchProcessor(_daemon),
            new ThreadTimelineProcessor(_daemon),
            new ThreadMemoryProcessor(_daemon),
            new TurnProcessor(_daemon),
            new ReviewProcessor(_daemon),
            new SubmissionProcessor(_daemon, sessions),
            new ConfigProcessor(_daemon),
            new ConfigListProcessor(_daemon),
            new ModelProcessor(_daemon),
            new AccountProcessor(_daemon),
            new VendorAccountProcessor(_daemon),
            new ExtensionProcessor(_daemon),
            new SkillProcessor(_daemon),
            new MarketplaceProcessor(plugins),
            new PluginProcessor(plugins, remotePlugins),
            new RemotePluginProcessor(remotePlugins),
            new AppProcessor(),
            new FeedbackProcessor(_daemon),
            new ProviderConfigProcessor(_daemon),
            new RemoteControlProcessor(_daemon),
            new UserVerificationProcessor(),
            new CloudAccountProcessor(_daemon),
            new VoiceProcessor(),
            new EnvironmentProcessor(_daemon),
            new MigrationProcessor(_daemon),
            new ServerCallProcessor(_daemon),
            new ServerStatusProcessor(_daemon),
            new ServerSignInProcessor(_daemon),
            new ServerProcessor(_daemon),
            new WindowsSandboxProcessor(_daemon),
            new ExecProcessor(_daemon),
            new SpawnProcessor(_daemon),
            new FileProcessor(),
            new WatchProcessor(_daemon),
            new SearchProcessor(_daemon),
            new TerminalProcessor(_daemon),
        ];
        foreach (var processor in _processors)
        {
            Methods.With(processor);
        }

        _router = new RequestRouter(Methods, _daemon.Queue, log);
    }

    /// <summary>Called once, when the first client has finished its handshake: the start of the daemon is over.</summary>
    public Action? Ready { get; init; }

    /// <summary>All that the daemon answers.</summary>
    internal MethodTable Methods { get; } = new();

    /// <summary>Loads the configuration as a process does at its start. A failure that is not fatal comes with working defaults.</summary>
    public static ConfigSnapshot LoadConfig(DaemonOptions options)
    {
        using var source = new ConfigSource(options, TimeProvider.System);
        var snapshot = source.LoadForStartup();
        return snapshot.Effective is { } config && RuleFiles.Check(config.RuleFolders) is { } problem
            ? snapshot with { Warnings = [.. snapshot.Warnings, Warning(problem)] }
            : snapshot;
    }

    /// <summary>Everything in the configuration that strict mode objects to.</summary>
    public static IReadOnlyList<ConfigProblem> CheckConfig(DaemonOptions options)
    {
        using var source = new ConfigSource(options, TimeProvider.System);
        return source.Check();
    }

    /// <summary>Changes the user's config.toml.</summary>
    public static async Task<ConfigWriteOutcome> WriteConfigAsync(DaemonOptions options, ConfigWriteRequest request, CancellationToken cancellationToken)
    {
        using var source = new ConfigSource(options, TimeProvider.System);
        return await source.WriteAsync(request, cancellationToken);
    }

    /// <summary>Loads the configuration as for a thread in the daemon's own folder.</summary>
    public static ConfigSnapshot LoadConfig(DaemonOptions options, ThreadOverrides overrides)
    {
        using var source = new ConfigSource(options, TimeProvider.System);
        return source.Load(options.Cwd, overrides: overrides);
    }

    /// <summary>Serves one client until its connection is over. Returns why it is.</summary>
    public async Task<ConnectionEnd> ServeAsync(
        IMessageTransport transport, RpcConnectionOptions options, CancellationToken cancellationToken = default)
    {
        await using var client = new ClientConnection(
            transport, options with { Observer = new ConnectionLog(_daemon.Log) }, _router, _daemon.ServerRequests)
        {
            Ready = BecomeReady,
        };
        await using var cut = cancellationToken.Register(() => client.Disconnect());
        client.Start();
        var end = await client.Completion;
        _daemon.Clients.Remove(client);
        foreach (var thread in _daemon.Threads.All)
        {
            thread.Unsubscribe(client);
        }

        return end;
    }

    /// <summary>Completes when no loaded thread has a running turn. From now on goals begin none.</summary>
    public async Task WhenNoTurnRunsAsync()
    {
        foreach (var thread in _daemon.Threads.All)
        {
            thread.Session.StopPursuingGoals();
        }

        while (_daemon.Threads.All.FirstOrDefault(thread => thread.Session.ActiveTurnId is not null) is { } busy)
        {
            await busy.WhenIdleAsync();
        }
    }

    /// <summary>Interrupts turns, kills commands, writes records to their end.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var owner in _processors.OfType<IAsyncDisposable>())
        {
            await owner.DisposeAsync();
        }

        await Task.WhenAll(_daemon.Threads.All.Select(async thread =>
        {
            await thread.DisposeAsync();
            _daemon.Threads.Remove(thread);
        }));
        await _daemon.CommandNetworks.DisposeAsync();
        await _daemon.LogExporters.DisposeAsync();
        await _daemon.Servers.DisposeAsync();
        await _daemon.Catalogs.DisposeAsync();
        _daemon.SignInHttp.Dispose();
        await _daemon.Store.DisposeAsync();
        _daemon.Config.Dispose();
    }

    private void BecomeReady()
    {
        if (!Interlocked.Exchange(ref _ready, true))
        {
            Ready?.Invoke();
        }
    }

    private static ConfigWarning Warning(RuleFileProblem problem) => new(
        "Error parsing rules; custom rules not applied.",
        problem.Details,
        problem.Path,
        problem.Place is { } place ? new ConfigTextRange(place.StartLine, place.StartColumn, place.EndLine, place.EndColumn) : null,
        PerThread: false);
}
