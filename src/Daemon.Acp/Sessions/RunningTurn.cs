using Daemon.Protocol.V2.Turns;

namespace Daemon.Acp.Sessions;

/// <summary>The turn that a prompt waits for. Its id and its end may become known in either order.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RunningTurn
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Turn> _ended = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<Turn> _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _id;

    /// <summary>Completes with the turn's end.</summary>
    public Task<Turn> Completed => _completed.Task;

    /// <summary>Completes with the turn's id.</summary>
    public Task<string> Started => _started.Task;

    /// <summary>The id, from the answer to what began the turn, or from the first turn that started since.</summary>
    public void Begin(string turnId)
    {
        Turn? ended;
        lock (_gate)
        {
            _id ??= turnId;
            ended = _ended.GetValueOrDefault(_id);
        }

        _started.TrySetResult(turnId);
        if (ended is not null)
        {
            _completed.TrySetResult(ended);
        }
    }

    /// <summary>Some turn of the thread has ended.</summary>
    public void End(Turn turn)
    {
        lock (_gate)
        {
            _ended[turn.Id] = turn;
            if (_id != turn.Id)
            {
                return;
            }
        }

        _completed.TrySetResult(turn);
    }

    /// <summary>The thread or the daemon has gone.</summary>
    public void Fail(Exception error)
    {
        _started.TrySetException(error);
        _completed.TrySetException(error);
    }
}
