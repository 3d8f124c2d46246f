namespace Daemon.Core.Sessions;

/// <summary>
/// Questions that a client puts to its user where the daemon does not see them. While there are any, the time that a tool gives its work
/// stands still: the work may be waiting for the user.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public sealed class OutsideQuestions
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _count;

    public OutsideQuestions() => _answered.SetResult();

    /// <summary>One more; how many there are now.</summary>
    public long Add()
    {
        lock (_gate)
        {
            if (++_count == 1)
            {
                _answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return _count;
        }
    }

    /// <summary>One less; how many there are now. Null when there was none.</summary>
    public long? Remove()
    {
        lock (_gate)
        {
            if (_count == 0)
            {
                return null;
            }

            if (--_count == 0)
            {
                _answered.SetResult();
            }

            return _count;
        }
    }

    /// <summary>Waits for work until its time is over, which begins anew when questions have been answered meanwhile.</summary>
    /// <returns>False when the work is not done.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    internal async Task<bool> WaitAsync(Task work, TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work.WaitAsync(time, clock, cancellationToken);
                return true;
            }
            catch (TimeoutException)
            {
                var answered = Answered;
                if (answered.IsCompleted)
                {
                    return false;
                }

                await Task.WhenAny(work, answered).WaitAsync(cancellationToken);
            }
        }
    }

    private Task Answered
    {
        get
        {
            lock (_gate)
            {
                return _answered.Task;
            }
        }
    }
}
