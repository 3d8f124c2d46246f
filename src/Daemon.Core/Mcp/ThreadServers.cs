using Daemon.Config.Model;
using Daemon.Core.Sessions;
using Daemon.Mcp;
using Daemon.Mcp.Servers;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Mcp;

/// <summary>
/// The tool servers of one thread. They start side by side when the thread is opened; a turn waits for them a little, and takes those
/// that are ready.
/// </summary>
/// <remarks>Thread-safe. Owns its uses of the shared servers and the tasks that tell of their starts.</remarks>
public sealed class ThreadServers : IAsyncDisposable
{
    private readonly McpPorts? _ports;
    private readonly SessionPorts _session;
    private readonly SessionJournal _journal;
    private readonly IdleElicitations _idle;
    private readonly Lock _gate = new();
    private readonly List<Task> _telling = [];
    private IReadOnlyList<ThreadServer> _all = [];
    private McpConfig _config = McpConfig.None;
    private string _cwd = "";
    private long _connectedAt;
    private bool _announced;
    private bool _disposed;

    internal ThreadServers(SessionPorts session, SessionJournal journal, IdleElicitations idle)
    {
        _ports = session.Mcp;
        _session = session;
        _journal = journal;
        _idle = idle;
    }

    /// <summary>Every configured server, sorted by name; disabled ones too.</summary>
    public IReadOnlyList<ThreadServer> All => Volatile.Read(ref _all);

    /// <summary>Whether any server is to run.</summary>
    public bool Any => All.Any(server => server.Config.Enabled);

    /// <summary>An enabled server by its configured name; null when there is none.</summary>
    public ThreadServer? Find(string name) => All.FirstOrDefault(server => server.Name == name && server.Config.Enabled);

    /// <summary>Begins to start the servers. Nothing is told before <see cref="Announce"/>.</summary>
    /// <param name="cwd">The thread's, absolute.</param>
    public void Connect(McpConfig config, string cwd)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            // A session without ports is one without servers.
            config = _ports is null ? McpConfig.None : config;
            _cwd = cwd;
            Replace(config, [.. config.Servers.Select(Start)]);
        }
    }

    /// <summary>What keeps a required server from running, once all of them have started or failed; null when nothing does.</summary>
    public async Task<string?> FindRequiredFailureAsync(CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var server in All.Where(server => server.Config is { Required: true, Enabled: true }))
        {
            await ((Task)server.Server).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (server.Running is null)
            {
                problems.Add($"{server.Name}: {server.Failure?.Message ?? "cancelled"}");
            }
        }

        return problems.Count == 0 ? null : $"required MCP servers failed to initialize: {string.Join("; ", problems)}";
    }

    /// <summary>Calls a tool for a client, outside of any turn: the client's own word is the approval.</summary>
    /// <returns>The result as the server sent it.</returns>
    /// <exception cref="McpException">The server did not start, refused, did not answer in time, or is gone.</exception>
    public async Task<ReadOnlyMemory<byte>> CallAsync(ThreadServer server, ToolCall call, CancellationToken cancellationToken)
    {
        var running = await server.RequireAsync(cancellationToken);
        return await running.CallToolAsync(call with { Timeout = server.ToolTimeout, Elicitations = _idle.For(server.Name) }, cancellationToken);
    }

    /// <summary>Begins to tell how the starts go: first of all that they have begun, then each end as it comes.</summary>
    public void Announce()
    {
        lock (_gate)
        {
            _announced = true;
            Tell(All);
        }
    }

    /// <summary>
    /// Takes a configuration that was read again: servers that it changes, adds or removes are started or given up at once, and those
    /// that are down are started again. The others go on.
    /// </summary>
    public void Reload(McpConfig config)
    {
        lock (_gate)
        {
            if (_disposed || _ports is null)
            {
                return;
            }

            var before = All.ToDictionary(server => server.Name, StringComparer.Ordinal);
            IReadOnlyList<ThreadServer> servers = [.. config.Servers.Select(Start)];
            var changed = servers.Where(server => !(before.TryGetValue(server.Name, out var known) && known.GoesOnAs(server))).ToList();
            Replace(config, servers);
            if (_announced)
            {
                Tell(changed);
            }
        }
    }

    /// <summary>
    /// Waits, for a short while after the start, until the servers are ready or have failed. One that has ended since is started again
    /// before that.
    /// </summary>
    internal async Task SettleAsync(CancellationToken cancelled)
    {
        if (All.Any(server => server is { Config.Enabled: true, Running.IsClosed: true }))
        {
            Reload(_config);
        }

        List<Task> starting;
        lock (_gate)
        {
            // The telling too: a client hears of a server before it hears of the turn that has its tools.
            starting = [.. All.Select(server => (Task)server.Server).Concat(_telling).Where(start => !start.IsCompleted)];
        }

        var left = _config.StartupGrace - _session.Clock.GetElapsedTime(Volatile.Read(ref _connectedAt));
        if (starting.Count == 0 || left <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await Task.WhenAll(starting).WaitAsync(left, _session.Clock, cancelled);
        }
        catch (Exception error) when (error is McpException or TimeoutException || (error is OperationCanceledException && !cancelled.IsCancellationRequested))
        {
            // The turn begins without those that are not there.
        }
    }

    /// <summary>The tools of the servers that are ready. A list that its server has changed is read again first.</summary>
    /// <param name="disabledPlugins">Plugins whose servers do not count.</param>
    internal async Task<McpToolSet> CollectAsync(IReadOnlyList<string> disabledPlugins, CancellationToken cancelled)
    {
        var counting = All.Where(server => server.Config.PluginId is not { } plugin || !disabledPlugins.Contains(plugin)).ToList();
        var ready = counting.Where(server => server.Running is not null).ToList();
        await Task.WhenAll(ready.Select(async server =>
        {
            using var limit = new CancellationTokenSource(_config.StartupGrace + TimeSpan.FromSeconds(1), _session.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancelled);
            try
            {
                await server.Running!.RefreshToolsAsync(either.Token);
            }
            catch (Exception error) when (error is McpException || (error is OperationCanceledException && !cancelled.IsCancellationRequested))
            {
                // The list as it was.
            }
        }));
        return McpToolSet.Of(ready, counting.Any(server => server.Config.Enabled));
    }

    /// <summary>Gives every server up.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] telling;
        lock (_gate)
        {
            _disposed = true;
            Replace(McpConfig.None, []);
            telling = [.. _telling];
        }

        await Task.WhenAll(telling);
    }

    private ThreadServer Start(McpServerConfig config) =>
        ThreadServer.Connect(config, _ports!, _session.Environment, _cwd, _idle.For(config.Name));

    /// <summary>New uses are taken before old ones are given up, so that what both name goes on running.</summary>
    private void Replace(McpConfig config, IReadOnlyList<ThreadServer> servers)
    {
        var before = All;
        _config = config;
        Volatile.Write(ref _connectedAt, _session.Clock.GetTimestamp());
        Volatile.Write(ref _all, servers);
        foreach (var server in before.Except(servers))
        {
            server.Dispose();
        }
    }

    private void Tell(IReadOnlyList<ThreadServer> servers)
    {
        _telling.RemoveAll(done => done.IsCompleted);
        var enabled = servers.Where(server => server.Config.Enabled).ToList();
        foreach (var server in enabled)
        {
            _journal.Tell("", new EventMsg.McpServerStartup(server.Name, McpStartupState.Starting));
        }

        foreach (var server in enabled)
        {
            _telling.Add(Background.Run(async () => _journal.Tell("", await server.OutcomeAsync())));
        }
    }
}
