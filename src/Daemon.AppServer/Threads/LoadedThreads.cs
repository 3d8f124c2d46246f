using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Daemon.AppServer.Threads;

/// <summary>The threads that are in memory, by id.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class LoadedThreads
{
    private readonly ConcurrentDictionary<string, LoadedThread> _threads = new(StringComparer.Ordinal);

    /// <summary>In the order of their ids, which is that of their making.</summary>
    public IReadOnlyList<LoadedThread> All => [.. _threads.Values.OrderBy(t => t.Id, StringComparer.Ordinal)];

    public bool TryGet(string id, [NotNullWhen(true)] out LoadedThread? thread) => _threads.TryGetValue(id, out thread);

    public void Add(LoadedThread thread)
    {
        if (!_threads.TryAdd(thread.Id, thread))
        {
            throw new InvalidOperationException($"thread {thread.Id} is loaded already");
        }
    }

    public void Remove(LoadedThread thread) => _threads.TryRemove(new KeyValuePair<string, LoadedThread>(thread.Id, thread));
}
