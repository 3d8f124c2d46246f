using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// The turns of the few threads that were asked for last, so that paging through one reads its file once. Thread-safe.
/// </summary>
internal sealed class HistoryCache
{
    private const int Capacity = 4;

    private readonly Lock _lock = new();
    private readonly LinkedList<Entry> _recent = new();
    private readonly IRolloutLocator _locator;

    public HistoryCache(IRolloutLocator locator)
    {
        _locator = locator;
    }

    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public ThreadHistory Get(string path)
    {
        var info = new FileInfo(path);
        var state = info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
        lock (_lock)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Path == path && node.Value.State == state)
                {
                    _recent.Remove(node);
                    _recent.AddFirst(node);
                    return node.Value.History;
                }
            }
        }

        var history = RolloutReader.Load(path, HistoryParts.Turns, _locator);
        lock (_lock)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Path == path)
                {
                    _recent.Remove(node);
                    break;
                }
            }

            _recent.AddFirst(new Entry(path, state, history));
            if (_recent.Count > Capacity)
            {
                _recent.RemoveLast();
            }
        }

        return history;
    }

    private sealed record Entry(string Path, (DateTime Changed, long Size) State, ThreadHistory History);
}
