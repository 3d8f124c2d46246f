namespace Daemon.Acp;

/// <summary>Work that nobody waits for at once; its owner awaits all of it at the end.</summary>
/// <remarks>Thread-safe. The tasks handle their own failures.</remarks>
internal sealed class OwnedTasks
{
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];

    public void Add(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        lock (_gate)
        {
            _running.RemoveWhere(static t => t.IsCompletedSuccessfully);
            _running.Add(task);
        }
    }

    /// <summary>Completes when everything has; fails as the first that failed.</summary>
    public Task WhenAllAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_running);
        }
    }
}
