namespace Daemon.Execution.Linux;

/// <summary>
/// One long-lived thread that starts processes. A parent-death signal fires when the <em>thread</em> that made the child ends, so a
/// pool thread must not be that parent. Starts with the first request; sleeps when idle. Thread-safe.
/// </summary>
internal sealed class SpawnThread
{
    private readonly Queue<Action> _requests = new();
    private bool _started;

    /// <summary>Runs <paramref name="spawn"/> on the thread; its result or exception comes back as the task's.</summary>
    public Task<T> RunAsync<T>(Func<T> spawn)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_requests)
        {
            _requests.Enqueue(() => Complete(result, spawn));
            Monitor.Pulse(_requests);
            if (!_started)
            {
                new Thread(Run, 256 * 1024) { IsBackground = true, Name = "ChildSpawn" }.Start();
                _started = true;
            }
        }

        return result.Task;
    }

    /// <summary>Runs <paramref name="spawn"/> on a thread of its own that ends afterwards: for restrictions that bind a thread for good.</summary>
    public static Task<T> RunOnThrowAwayThreadAsync<T>(Func<T> spawn)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Complete(result, spawn), 256 * 1024) { IsBackground = true, Name = "ConfinedSpawn" }.Start();
        return result.Task;
    }

    private static void Complete<T>(TaskCompletionSource<T> result, Func<T> spawn)
    {
        try
        {
            result.SetResult(spawn());
        }
        catch (Exception failure)
        {
            result.SetException(failure);
        }
    }

    private void Run()
    {
        while (true)
        {
            Next()();
        }
    }

    private Action Next()
    {
        lock (_requests)
        {
            Action? request;
            while (!_requests.TryDequeue(out request))
            {
                Monitor.Wait(_requests);
            }

            return request;
        }
    }
}
