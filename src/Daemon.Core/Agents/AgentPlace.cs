namespace Daemon.Core.Agents;

/// <summary>Where a thread stands in the tree of threads that one user's request has grown.</summary>
public sealed record AgentPlace
{
    /// <summary>The thread at the root of the tree; null when it is this one.</summary>
    public string? SessionId { get; init; }

    /// <summary>Null at the root.</summary>
    public string? ParentThreadId { get; init; }

    /// <summary>0 at the root.</summary>
    public int Depth { get; init; }

    /// <summary>Counts the open agents of the whole tree.</summary>
    public AgentCount Count { get; init; } = new();
}

/// <summary>How many agents of a tree are open.</summary>
/// <remarks>Thread-safe; a leaf.</remarks>
public sealed class AgentCount
{
    private int _open;

    /// <summary>Counts one more; false when <paramref name="limit"/> are open.</summary>
    public bool TryAdd(int limit)
    {
        if (Interlocked.Increment(ref _open) <= limit)
        {
            return true;
        }

        Interlocked.Decrement(ref _open);
        return false;
    }

    public void Remove() => Interlocked.Decrement(ref _open);
}
