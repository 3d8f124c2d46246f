namespace Daemon.NetworkProxy.Audit;

/// <summary>The last refusals and how many there were. Thread-safe.</summary>
internal sealed class BlockedLog
{
    private const int Capacity = 200;

    private readonly Lock _gate = new();
    private readonly Queue<BlockedRequest> _last = new();
    private long _total;

    public long Total
    {
        get
        {
            lock (_gate)
            {
                return _total;
            }
        }
    }

    public void Add(BlockedRequest blocked)
    {
        lock (_gate)
        {
            _total++;
            _last.Enqueue(blocked);
            if (_last.Count > Capacity)
            {
                _last.Dequeue();
            }
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<BlockedRequest> Last()
    {
        lock (_gate)
        {
            return [.. _last];
        }
    }
}
