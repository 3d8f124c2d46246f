namespace Daemon.NetworkProxy.Connections;

/// <summary>
/// Ends a tunnel through which nothing has passed for too long, or that is too old. Bytes cost a look at the clock, and a timer fires only
/// when the tunnel could be over. Thread-safe.
/// </summary>
internal sealed class TunnelWatch : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _idle;
    private readonly TimeSpan _total;
    private readonly Action _end;
    private readonly long _begin;
    private readonly ITimer? _timer;
    private long _last;

    /// <param name="idle">Without a byte either way; infinite for no limit.</param>
    /// <param name="total">From the beginning; infinite for no limit.</param>
    /// <param name="end">Called once at most, on any thread.</param>
    public TunnelWatch(TimeProvider clock, TimeSpan idle, TimeSpan total, Action end)
    {
        _clock = clock;
        _idle = idle;
        _total = total;
        _end = end;
        _begin = _last = clock.GetTimestamp();
        if (Left(_begin) is { } left)
        {
            // Fires only after the field is set: armed in two steps.
            _timer = clock.CreateTimer(static watch => ((TunnelWatch)watch!).Check(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(left, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Bytes have come.</summary>
    public void Moved()
    {
        if (_timer is not null)
        {
            Volatile.Write(ref _last, _clock.GetTimestamp());
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Check()
    {
        var left = Left(_clock.GetTimestamp());
        if (left <= TimeSpan.Zero)
        {
            _end();
        }
        else
        {
            _timer!.Change(left!.Value, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The time to the next limit; null when there is none.</summary>
    private TimeSpan? Left(long now)
    {
        TimeSpan? left = _idle == Timeout.InfiniteTimeSpan ? null : _idle - _clock.GetElapsedTime(Volatile.Read(ref _last), now);
        TimeSpan? age = _total == Timeout.InfiniteTimeSpan ? null : _total - _clock.GetElapsedTime(_begin, now);
        return left is null || age < left ? age : left;
    }
}
