namespace Daemon.Testing.Model;

/// <summary>A count that only grows, and tasks that complete when it reaches a number: waiting without sleeping.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class Milestones
{
    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private int _count;

    public void Add()
    {
        lock (_gate)
        {
            _count++;
            foreach ((int count, TaskCompletionSource reached) in _waiters)
            {
                if (_count >= count)
                {
                    reached.TrySetResult();
                }
            }

            _waiters.RemoveAll(waiter => waiter.Reached.Task.IsCompleted);
        }
    }

    public Task ReachAsync(int count)
    {
        lock (_gate)
        {
            if (_count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task;
        }
    }
}
