namespace Daemon.Execution.Linux;

/// <summary>What a command holds until it has ended. Disposed in reverse order, each once.</summary>
internal sealed class Leases : IDisposable
{
    private readonly Stack<IDisposable> _held = new();

    /// <summary>This, when it holds something; a command that holds nothing ends without waiting.</summary>
    public Leases? OrNull => _held.Count == 0 ? null : this;

    public T Add<T>(T lease)
        where T : IDisposable?
    {
        if (lease is not null)
        {
            _held.Push(lease);
        }

        return lease;
    }

    public void Dispose()
    {
        while (_held.TryPop(out IDisposable? lease))
        {
            lease.Dispose();
        }
    }
}
