namespace Daemon.Core.Rollout.Store;

/// <summary>
/// Brings the index of a home up to date beside the requests: begun by the first list, and again when much has changed. Nothing waits
/// for it; whoever needs a summary before it is there makes it. Sweeps up on the way.
/// </summary>
/// <remarks>Thread-safe. Disposal stops it at the next file and saves what is known.</remarks>
internal sealed class ThreadIndexing(string codexHome, RolloutCatalog catalog, FileSummaries summaries, TimeProvider time) : IAsyncDisposable
{
    /// <summary>So many changed files are worth a run.</summary>
    private const int Worthwhile = 100;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private bool _disposed;
    private Task? _run;

    /// <summary>Begins a run in the background when one is due.</summary>
    public void BeginIfDue()
    {
        lock (_lock)
        {
            if (!_stop.IsCancellationRequested && (_run is null || (_run.IsCompleted && summaries.Unsaved >= Worthwhile)))
            {
                _run = Background.Run(() => Run(_stop.Token));
            }
        }
    }

    /// <summary>Completes when no run is under way.</summary>
    public Task WhenDoneAsync()
    {
        lock (_lock)
        {
            return _run ?? Task.CompletedTask;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _stop.CancelAsync();
        await WhenDoneAsync();
        if (_run is not null)
        {
            summaries.Save();
        }

        _stop.Dispose();
    }

    private Task Run(CancellationToken stop)
    {
        LeftOvers.Sweep(codexHome, time);
        summaries.ReadIndex();
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in catalog.Scan())
        {
            if (stop.IsCancellationRequested)
            {
                break;
            }

            summaries.Get(file.Path);
            if (folders.Add(Path.GetDirectoryName(file.Path)!))
            {
                LeftOvers.SweepFolder(Path.GetDirectoryName(file.Path)!, "rollout-*.tmp", time);
            }
        }

        summaries.Save();
        return Task.CompletedTask;
    }
}
