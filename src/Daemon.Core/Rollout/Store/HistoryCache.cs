using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// The turns of the few threads that were asked for last, so that paging through one reads its file once. The
/// items are not among it, so that long threads do not fill the memory. Thread-safe.
/// </summary>
internal sealed class HistoryCache
{
    private const int Capacity = 4;

    private readonly Lock _lock = new();
    private readonly List<Entry> _recent = new(Capacity + 1);
    private readonly IRolloutLocator _locator;

    public HistoryCache(IRolloutLocator locator)
    {
        _locator = locator;
    }

    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public ThreadHistory Get(string path)
    {
        var state = StateOf(path);
        lock (_lock)
        {
            if (_recent.Find(entry => entry.Path == path && entry.State == state) is { } known)
            {
                Keep(known);
                return known.History;
            }
        }

        var history = RolloutReader.Load(path, HistoryParts.Turns, _locator);
        lock (_lock)
        {
            Keep(new Entry(path, state, history));
        }

        return history;
    }

    /// <summary>Reads a thread whole, and keeps its turns: whoever opens one looks at its pages next.</summary>
    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public ThreadHistory Load(string path)
    {
        var state = StateOf(path);
        var history = RolloutReader.Load(path, HistoryParts.All, _locator);
        lock (_lock)
        {
            Keep(new Entry(path, state, history.WithoutModelHistory()));
        }

        return history;
    }

    private static (DateTime Changed, long Length) StateOf(string path)
    {
        var info = new FileInfo(path);
        return info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
    }

    /// <summary>Puts an entry last, in place of any other of its file; the first one is the next to go.</summary>
    private void Keep(Entry entry)
    {
        _recent.RemoveAll(other => other.Path == entry.Path);
        _recent.Add(entry);
        if (_recent.Count > Capacity)
        {
            _recent.RemoveAt(0);
        }
    }

    private sealed record Entry(string Path, (DateTime Changed, long Length) State, ThreadHistory History);
}
