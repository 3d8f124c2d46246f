namespace Daemon.Execution.Linux;

/// <summary>Things that a running command holds; given back together, in order.</summary>
internal sealed class Leases : IDisposable
{
    private readonly List<IDisposable> _held = [];

    public bool IsEmpty => _held.Count == 0;

    public T? Add<T>(T? lease)
        where T : class, IDisposable
    {
        if (lease is not null)
        {
            _held.Add(lease);
        }

        return lease;
    }

    public void Dispose()
    {
        foreach (IDisposable lease in _held)
        {
            lease.Dispose();
        }
    }
}
