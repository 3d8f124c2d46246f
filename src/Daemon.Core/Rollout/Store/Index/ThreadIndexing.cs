namespace Daemon.Core.Rollout.Store.Index;

/// <summary>
/// Brings the index of a home up to date beside the requests: begun by the first list, and again when much has changed. Nothing waits
/// for it; whoever needs a summary before it is there makes it. Sweeps up on the way.
/// </summary>
/// <remarks>Thread-safe. Disposal stops it at the next file and saves what is known.</remarks>
internal sealed class ThreadIndexing(string codexHome, RolloutCatalog catalog, FileSummaries summaries, TimeProvider time) : IAsyncDisposable
{
    /// <summary>So many changed files are worth a run, or a write: a home of fewer is read as fast as an index of it.</summary>
    private const int Worthwhile = 100;

    /// <summary>So many new summaries are saved before the run goes on, to hold few of them; the more there are, the fewer times.</summary>
    private const int Batch = 1000;

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
        Save(null);
        summaries.Dispose();
        _stop.Dispose();
    }

    private Task Run(CancellationToken stop)
    {
        LeftOvers.Sweep(codexHome, time);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var existing = new HashSet<string>(StringComparer.Ordinal);
        var batch = Batch;
        foreach (var file in catalog.Scan())
        {
            if (stop.IsCancellationRequested)
            {
                return Task.CompletedTask;
            }

            summaries.Ensure(file);
            existing.Add(file.Name.SegmentId);
            if (summaries.Unsaved >= batch)
            {
                summaries.Save(null);
                batch = Math.Max(Batch, existing.Count);
            }

            if (folders.Add(Path.GetDirectoryName(file.Path)!))
            {
                LeftOvers.SweepFolder(Path.GetDirectoryName(file.Path)!, "rollout-*.tmp", time);
            }
        }

        Save(existing);
        if (batch > Batch)
        {
            // Making thousands of summaries leaves tens of megabytes behind, which nothing else would ask for back.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        }

        return Task.CompletedTask;
    }

    private void Save(IReadOnlySet<string>? existing)
    {
        if (summaries.Unsaved >= Worthwhile)
        {
            summaries.Save(existing);
        }
    }
}
