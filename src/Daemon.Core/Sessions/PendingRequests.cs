namespace Daemon.Core.Sessions;

/// <summary>
/// Questions to the user that wait for an answer. Nothing is ever answered by time: a question ends by its answer or by the end of
/// its turn, which cancels the waiter's token.
/// </summary>
/// <remarks>Thread-safe; a leaf.</remarks>
internal sealed class PendingRequests
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Action<object>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Registers a question and awaits its answer.</summary>
    /// <param name="ask">Tells the question; runs after it is registered, so that no answer can come too early.</param>
    public async Task<T> AskAsync<T>(string requestId, Action ask, CancellationToken cancellationToken)
        where T : class
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add(requestId, value => answer.TrySetResult((T)value));
        }

        try
        {
            ask();
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                _waiting.Remove(requestId);
            }
        }
    }

    /// <summary>Delivers an answer; false when nothing waits under this id (late, or never asked).</summary>
    public bool TryAnswer(string requestId, object answer)
    {
        Action<object>? deliver;
        lock (_gate)
        {
            if (!_waiting.Remove(requestId, out deliver))
            {
                return false;
            }
        }

        deliver(answer);
        return true;
    }
}
