using System.Collections.Concurrent;

namespace Daemon.ModelClient.Sockets;

/// <summary>Keeps the idle WebSocket of each thread for its next request, and closes it when none comes for a while.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SocketPool(TimeProvider time) : IDisposable
{
    /// <summary>As long as idle HTTP connections are kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(90);

    private readonly ConcurrentDictionary<string, Idle> _idle = new(StringComparer.Ordinal);

    /// <summary>The thread's socket, which is the caller's from now on; null when there is none.</summary>
    public ModelSocket? Take(string threadId)
    {
        if (!_idle.TryRemove(threadId, out Idle? idle))
        {
            return null;
        }

        idle.Timer.Dispose();
        if (idle.Socket.IsOpen)
        {
            return idle.Socket;
        }

        idle.Socket.Dispose();
        return null;
    }

    /// <summary>Gives a socket back whose response was read to its end.</summary>
    public void Return(string threadId, ModelSocket socket)
    {
        var idle = new Idle(socket);
        idle.Timer = time.CreateTimer(_ => Expire(threadId, idle), null, Kept, Timeout.InfiniteTimeSpan);
        if (!_idle.TryAdd(threadId, idle))
        {
            // Two responses of one thread at once, as a review beside a turn has them: one socket is enough to keep.
            idle.Timer.Dispose();
            socket.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (string thread in _idle.Keys)
        {
            Take(thread)?.Dispose();
        }
    }

    private void Expire(string threadId, Idle idle)
    {
        if (_idle.TryRemove(new KeyValuePair<string, Idle>(threadId, idle)))
        {
            idle.Timer.Dispose();
            idle.Socket.Dispose();
        }
    }

    private sealed class Idle(ModelSocket socket)
    {
        public ModelSocket Socket { get; } = socket;

        public ITimer Timer { get; set; } = null!;
    }
}
