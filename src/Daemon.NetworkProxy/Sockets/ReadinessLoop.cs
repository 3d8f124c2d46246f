using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.NetworkProxy.Sockets;

/// <summary>
/// A thread that waits for sockets and goes on with what waited for them: parsing, judging and forwarding happen on it, and nothing that
/// waits for anything but a socket. There are a few, shared by all proxies of the process; each begins with its first socket and then
/// sleeps in the kernel whenever nothing is ready. Thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ReadinessLoop
{
    private static readonly ReadinessLoop[] Loops = Create(Math.Clamp(Environment.ProcessorCount / 2, 1, 4));
    private static int LastUsed;

    private readonly ConcurrentDictionary<ulong, SocketStream> _streams = new();
    private readonly Lock _starting = new();
    private EdgeNotifier? _edges;
    private ulong _lastKey;

    /// <summary>The loop for a new connection; both of its sockets belong to the same.</summary>
    public static ReadinessLoop Next() => Loops[(uint)Interlocked.Increment(ref LastUsed) % Loops.Length];

    /// <summary>Tells a stream of its socket from now on; the key to remove it by.</summary>
    /// <exception cref="IOException">The kernel is out of memory or watches.</exception>
    public ulong Add(SocketStream stream, SafeHandle socket)
    {
        var key = Interlocked.Increment(ref _lastKey);
        _streams[key] = stream;
        try
        {
            Edges().Add(socket, key);
            return key;
        }
        catch
        {
            _streams.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>Tells a stream again of what is ready, after the others had their turn.</summary>
    public void Repeat(SafeHandle socket, ulong key) => Edges().Repeat(socket, key);

    /// <summary>To be called once, before the socket is closed.</summary>
    public void Remove(SafeHandle socket, ulong key)
    {
        _streams.TryRemove(key, out _);
        Edges().Remove(socket);
    }

    private static ReadinessLoop[] Create(int count)
    {
        var loops = new ReadinessLoop[count];
        for (var i = 0; i < count; i++)
        {
            loops[i] = new ReadinessLoop();
        }

        return loops;
    }

    private EdgeNotifier Edges()
    {
        if (Volatile.Read(ref _edges) is { } running)
        {
            return running;
        }

        lock (_starting)
        {
            if (_edges is null)
            {
                var made = new EdgeNotifier();
                new Thread(() => Run(made)) { IsBackground = true, Name = "ProxyIo" }.Start();
                Volatile.Write(ref _edges, made);
            }

            return _edges;
        }
    }

    private void Run(EdgeNotifier edges)
    {
        var changed = new Edge[EdgeNotifier.MaxEdges];
        while (true)
        {
            var count = edges.Wait(changed);
            foreach (var edge in changed.AsSpan(0, count))
            {
                // What was removed after the kernel told of it is not here any more.
                if (_streams.TryGetValue(edge.Key, out var stream))
                {
                    stream.OnEdge(edge);
                }
            }
        }
    }
}
