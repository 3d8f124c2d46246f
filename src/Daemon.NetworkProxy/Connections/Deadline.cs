namespace Daemon.NetworkProxy.Connections;

/// <summary>
/// A token that fires when the connection is to end: with its entry, or when the time for the present step is over. Not thread-safe.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _closing;

    public Deadline(TimeProvider clock, TimeSpan first, CancellationToken closing)
    {
        _source = new CancellationTokenSource(first, clock);
        _closing = closing.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    public void Set(TimeSpan time) => _source.CancelAfter(time);

    /// <summary>No limit for what comes next.</summary>
    public void Lift() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _closing.Dispose();
        _source.Dispose();
    }
}
