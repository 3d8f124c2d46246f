namespace Daemon.AppServer.Threads;

/// <summary>A thread's requests to its clients that have no answer yet, by the engine's id.</summary>
/// <remarks>Thread-safe; a leaf.</remarks>
internal sealed class PendingQuestions
{
    private readonly Lock _gate = new();
    private readonly List<PendingServerRequest> _pending = [];

    public void Add(PendingServerRequest request)
    {
        lock (_gate)
        {
            _pending.Add(request);
        }
    }

    /// <summary>Takes the request with this engine id out; null when there is none.</summary>
    public PendingServerRequest? Take(string engineRequestId)
    {
        lock (_gate)
        {
            var index = _pending.FindIndex(r => r.EngineRequestId == engineRequestId);
            if (index < 0)
            {
                return null;
            }

            var request = _pending[index];
            _pending.RemoveAt(index);
            return request;
        }
    }

    public IReadOnlyList<PendingServerRequest> TakeAll()
    {
        lock (_gate)
        {
            PendingServerRequest[] all = [.. _pending];
            _pending.Clear();
            return all;
        }
    }

    public IReadOnlyList<PendingServerRequest> Snapshot()
    {
        lock (_gate)
        {
            return [.. _pending];
        }
    }
}
