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

    /// <summary>All turns of a thread.</summary>
    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public ThreadHistory Get(string path)
    {
        var state = StateOf(path);
        return Known(path, state) ?? Keep(path, state, RolloutReader.Load(path, HistoryParts.Turns, _locator));
    }

    /// <summary>The last turns of a thread: all of them when that costs no more.</summary>
    /// <param name="turnsOnly">Whether the small facts that are further up are left out.</param>
    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public ThreadHistory GetLatest(string path, int turns, bool turnsOnly)
    {
        var state = StateOf(path);
        if (Known(path, state) is { } known)
        {
            return known;
        }

        var history = LatestTurns.Load(path, turns, _locator, turnsOnly);
        return history.BeginsEarlier ? history : Keep(path, state, history);
    }

    private static (DateTime Changed, long Length) StateOf(string path)
    {
        var info = new FileInfo(path);
        return info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
    }

    private ThreadHistory? Known(string path, (DateTime Changed, long Length) state)
    {
        lock (_lock)
        {
            return _recent.Find(entry => entry.Path == path && entry.State == state) is { } known ? Keep(known) : null;
        }
    }

    private ThreadHistory Keep(string path, (DateTime Changed, long Length) state, ThreadHistory history)
    {
        lock (_lock)
        {
            return Keep(new Entry(path, state, history));
        }
    }

    /// <summary>Puts an entry last, in place of any other of its file; the first one is the next to go.</summary>
    private ThreadHistory Keep(Entry entry)
    {
        _recent.RemoveAll(other => other.Path == entry.Path);
        _recent.Add(entry);
        if (_recent.Count > Capacity)
        {
            _recent.RemoveAt(0);
        }

        return entry.History;
    }

    private sealed record Entry(string Path, (DateTime Changed, long Length) State, ThreadHistory History);
}
