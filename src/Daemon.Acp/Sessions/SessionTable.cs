namespace Daemon.Acp.Sessions;

/// <summary>The open sessions, also by the threads of the agents that they started.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SessionTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, AcpSession> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    public void Add(AcpSession session)
    {
        lock (_gate)
        {
            _sessions[session.Id] = session;
        }
    }

    /// <summary>Remembers that a thread was started by another: its questions are put in the session of that one.</summary>
    public void AddChild(string threadId, string parentId)
    {
        lock (_gate)
        {
            _parents[threadId] = parentId;
        }
    }

    /// <summary>Null when the session is not open.</summary>
    public AcpSession? Find(string id)
    {
        lock (_gate)
        {
            return _sessions.GetValueOrDefault(id);
        }
    }

    /// <summary>The session that a thread belongs to; null for none.</summary>
    public AcpSession? FindOwner(string threadId)
    {
        lock (_gate)
        {
            // Agents start agents: a few steps at the most, and never in a circle.
            while (!_sessions.ContainsKey(threadId))
            {
                if (!_parents.TryGetValue(threadId, out var parent))
                {
                    return null;
                }

                threadId = parent;
            }

            return _sessions[threadId];
        }
    }

    /// <summary>Null when it was not open.</summary>
    public AcpSession? Remove(string id)
    {
        lock (_gate)
        {
            return _sessions.Remove(id, out var session) ? session : null;
        }
    }

    public IReadOnlyList<AcpSession> All()
    {
        lock (_gate)
        {
            return [.. _sessions.Values];
        }
    }
}
