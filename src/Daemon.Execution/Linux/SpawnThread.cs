using System.Runtime.Versioning;
using Daemon.Execution.Sandbox.Linux;

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

    /// <summary>
    /// Starts a process from a thread that is restricted first and then ends. That thread must not make another one, which would be
    /// restricted too: so it does nothing else, and it is this class's own thread that waits for it and completes the task.
    /// </summary>
    public Task<(int Error, int Pid)> RunRestrictedAsync(SpawnRequest request, ThreadRestriction restriction) => RunAsync(() =>
    {
        using var prepared = new PreparedSpawn(request);
        (int Error, int Pid) result = default;
        Exception? refusal = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    restriction.Apply();
                    result.Error = prepared.Start(out result.Pid);
                }
                catch (IOException failure)
                {
                    refusal = failure;
                }
            },
            StackSize)
        {
            IsBackground = true,
            Name = "ConfinedSpawn",
        };
        thread.Start();
        thread.Join();
        return refusal is null ? result : throw refusal;
    });

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
