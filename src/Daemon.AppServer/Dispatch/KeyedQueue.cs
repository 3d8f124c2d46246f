using Daemon.Core;

namespace Daemon.AppServer.Dispatch;

/// <summary>
/// Runs work of one key in order and work of different keys side by side. Work without a key runs at once.
/// </summary>
/// <remarks>Thread-safe. Work must not throw: it answers its own faults.</remarks>
internal sealed class KeyedQueue
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<Func<Task>>> _lanes = new(StringComparer.Ordinal);
    private readonly HashSet<Task> _running = [];

    /// <summary>How much work waits for work of its key.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                var waiting = 0;
                foreach (var lane in _lanes.Values)
                {
                    waiting += lane.Count;
                }

                return waiting;
            }
        }
    }

    public void Enqueue(string? key, Func<Task> work)
    {
        if (key is null)
        {
            Track(Background.Run(work));
            return;
        }

        lock (_gate)
        {
            if (_lanes.TryGetValue(key, out var lane))
            {
                lane.Enqueue(work);
                return;
            }

            _lanes.Add(key, new Queue<Func<Task>>([work]));
        }

        Track(Background.Run(() => RunLaneAsync(key)));
    }

    /// <summary>Completes when nothing runs any more.</summary>
    public async Task DrainAsync()
    {
        while (true)
        {
            Task[] running;
            lock (_gate)
            {
                running = [.. _running];
            }

            if (running.Length == 0)
            {
                return;
            }

            await Task.WhenAll(running);
        }
    }

    private void Track(Task task)
    {
        lock (_gate)
        {
            _running.Add(task);
        }

        task.GetAwaiter().OnCompleted(() =>
        {
            lock (_gate)
            {
                _running.Remove(task);
            }
        });
    }

    private async Task RunLaneAsync(string key)
    {
        while (true)
        {
            Func<Task> work;
            lock (_gate)
            {
                var lane = _lanes[key];
                if (lane.Count == 0)
                {
                    _lanes.Remove(key);
                    return;
                }

                work = lane.Dequeue();
            }

            await work();
        }
    }
}
