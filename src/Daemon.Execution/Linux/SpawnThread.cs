using System.Runtime.Versioning;

namespace Daemon.Execution.Linux;

/// <summary>
/// One long-lived thread that starts processes. A parent-death signal fires when the <em>thread</em> that made the child ends, so a
/// pool thread must not be that parent. Starts with the first request; sleeps when idle. Thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SpawnThread
{
    private const int StackSize = 256 * 1024;

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
                new Thread(Run, StackSize) { IsBackground = true, Name = "ChildSpawn" }.Start();
                _started = true;
            }
        }

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
