using System.Diagnostics.CodeAnalysis;

namespace Daemon.Core.Tools.Exec;

/// <summary>The commands of one thread that run, by session id.</summary>
/// <remarks>Thread-safe; a leaf.</remarks>
internal sealed class ExecSessionTable
{
    /// <summary>Most commands of one thread at once: one more ends the one that was longest unused.</summary>
    public const int Capacity = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, ExecSession> _sessions = [];
    private long _use;

    /// <summary>A number that no running command of this thread has.</summary>
    public int NewId()
    {
        lock (_gate)
        {
            int id;
            do
            {
                id = System.Security.Cryptography.RandomNumberGenerator.GetInt32(1000, 100_000);
            }
            while (_sessions.ContainsKey(id));
            return id;
        }
    }

    /// <summary>Adds a session; returns the one that has to give way, null when there is room.</summary>
    public ExecSession? Add(ExecSession session)
    {
        lock (_gate)
        {
            ExecSession? evicted = null;
            if (_sessions.Count >= Capacity)
            {
                evicted = _sessions.Values.MinBy(s => s.LastUsed)!;
                _sessions.Remove(evicted.Id);
            }

            session.LastUsed = ++_use;
            _sessions.Add(session.Id, session);
            return evicted;
        }
    }

    public bool TryGet(int id, [NotNullWhen(true)] out ExecSession? session)
    {
        lock (_gate)
        {
            if (!_sessions.TryGetValue(id, out session))
            {
                return false;
            }

            session.LastUsed = ++_use;
            return true;
        }
    }

    public void Remove(ExecSession session)
    {
        lock (_gate)
        {
            if (_sessions.TryGetValue(session.Id, out var current) && ReferenceEquals(current, session))
            {
                _sessions.Remove(session.Id);
            }
        }
    }

    public IReadOnlyList<ExecSession> Snapshot()
    {
        lock (_gate)
        {
            return [.. _sessions.Values.OrderBy(s => s.StartedAtMs)];
        }
    }
}
