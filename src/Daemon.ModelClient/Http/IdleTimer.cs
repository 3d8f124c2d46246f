namespace Daemon.ModelClient.Http;

/// <summary>
/// The longest silence that a stream is allowed: a token that fires when the caller's does, or when nothing came for that long
/// while the timer was running. It runs from its start on, so it covers the time before the first byte too.
/// </summary>
/// <remarks>Paused while the consumer works on an event: only the provider's silence counts.</remarks>
internal sealed class IdleTimer : IDisposable
{
    // The longest due time that the platform's timers take.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _caller;
    private readonly ITimer _timer;
    private readonly TimeSpan _timeout;
    private volatile bool _expired;

    public IdleTimer(TimeSpan timeout, TimeProvider time, CancellationToken caller)
    {
        _timeout = timeout < Longest ? timeout : Longest;
        _caller = caller;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        _timer = time.CreateTimer(static state => ((IdleTimer)state!).Expire(), this, _timeout, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the silence, and not the caller, ended the wait.</summary>
    public bool Expired => _expired && !_caller.IsCancellationRequested;

    public void Start() => _timer.Change(_timeout, Timeout.InfiniteTimeSpan);

    public void Pause() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void Expire()
    {
        _expired = true;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The exchange ended while the timer was firing: nobody waits any more.
        }
    }
}
