namespace Daemon.Core.AutoReview;

/// <summary>Counts a turn's refusals: a model that keeps trying what the reviewer forbids is stopped.</summary>
/// <remarks>Thread-safe; a leaf.</remarks>
internal sealed class AutoReviewTally
{
    private const int MaxInARow = 3;
    private const int Window = 50;
    private const int MaxInWindow = 10;

    private readonly Lock _gate = new();
    private readonly Queue<bool> _recent = new();
    private int _inARow;

    /// <summary>Counts a judgement. A sentence when the turn is to end because of it, else null.</summary>
    public string? Add(bool denied)
    {
        lock (_gate)
        {
            _inARow = denied ? _inARow + 1 : 0;
            _recent.Enqueue(denied);
            if (_recent.Count > Window)
            {
                _recent.Dequeue();
            }

            var recent = _recent.Count(was => was);
            return denied && (_inARow >= MaxInARow || recent >= MaxInWindow)
                ? $"Automatic approval review refused too many requests of this turn ({_inARow} in a row, {recent} of the last {Window}); the turn is interrupted."
                : null;
        }
    }
}
