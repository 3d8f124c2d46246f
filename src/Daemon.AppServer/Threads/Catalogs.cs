using Daemon.Config.Model;
using Daemon.Core;
using Daemon.JsonRpc;
using Daemon.ModelClient;
using Daemon.ModelClient.Catalog;
using Daemon.ModelClient.Catalog.Remote;
using Serilog;

namespace Daemon.AppServer.Threads;

/// <summary>
/// The catalogue of models that a configuration names, read again when its file has changed; else what its provider offers, asked for beside
/// the work at hand; else the daemon's own.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class Catalogs(ModelClientFactory models, string clientVersion, ILogger log) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTime Written, ModelSet Set)> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<RemoteCatalog, Task> _refreshes = [];
    private readonly CancellationTokenSource _stop = new();

    /// <summary>
    /// Reads what is kept of the provider's list, and has the list refreshed when it is old. To be awaited before <see cref="Read"/>; waits
    /// for no provider.
    /// </summary>
    /// <param name="provider">Null for the configured one.</param>
    /// <returns>The refresh that runs, completed when none does; never faults.</returns>
    public async ValueTask<Task> PrepareAsync(EffectiveConfig config, string? provider, CancellationToken cancellationToken)
    {
        if (Remote(config, provider) is not { } remote || !await remote.LoadAsync(cancellationToken))
        {
            return Task.CompletedTask;
        }

        Start(remote);
        lock (_gate)
        {
            return _refreshes.GetValueOrDefault(remote, Task.CompletedTask);
        }
    }

    /// <summary>As <see cref="PrepareAsync"/>, beside the work at hand: for a thread whose first turn comes later.</summary>
    public void Prepare(EffectiveConfig config)
    {
        if (Remote(config, provider: null) is { } remote)
        {
            Start(remote);
        }
    }

    /// <param name="provider">Null for the configured one.</param>
    /// <exception cref="CatalogException">The file cannot be used.</exception>
    public ModelSet Read(EffectiveConfig config, string? provider = null)
    {
        if (config.ModelCatalogFile is not { } path)
        {
            return Remote(config, provider)?.Current ?? ModelSet.BuiltIn;
        }

        var written = File.GetLastWriteTimeUtc(path);
        lock (_gate)
        {
            if (_files.TryGetValue(path, out var known) && known.Written == written)
            {
                return known.Set;
            }

            var set = CatalogFile.Read(path);
            _files[path] = (written, set);
            return set;
        }
    }

    /// <summary>For a request that needs it.</summary>
    /// <exception cref="RpcException">The file cannot be used.</exception>
    public ModelSet Require(EffectiveConfig config)
    {
        try
        {
            return Read(config);
        }
        catch (CatalogException error)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"failed to load configuration: {error.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_gate)
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            _stop.Cancel();
            running = [.. _refreshes.Values];
        }

        await Task.WhenAll(running);
        _stop.Dispose();
    }

    private RemoteCatalog? Remote(EffectiveConfig config, string? provider) =>
        config.ModelCatalogFile is null && config.ModelProviders.GetValueOrDefault(provider ?? config.ModelProvider) is { } table
            ? models.Catalog(ProviderOptions.From(table), clientVersion)
            : null;

    /// <summary>One refresh for each provider at a time.</summary>
    private void Start(RemoteCatalog remote)
    {
        lock (_gate)
        {
            var isRunning = _refreshes.TryGetValue(remote, out var running) && !running.IsCompleted;
            if (!isRunning && !_stop.IsCancellationRequested)
            {
                _refreshes[remote] = Background.Run(() => RefreshAsync(remote));
            }
        }
    }

    private async Task RefreshAsync(RemoteCatalog remote)
    {
        try
        {
            if (await remote.LoadAsync(_stop.Token))
            {
                await remote.RefreshAsync(_stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The daemon ends.
        }
        catch (Exception error) when (error is ModelException or CatalogException or IOException or UnauthorizedAccessException)
        {
            log.Warning(error, "the list of models could not be refreshed");
        }
    }
}
