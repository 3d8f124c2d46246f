using System.Collections.Concurrent;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>Something that waits for descriptors on the <see cref="EpollLoop"/>. Called on its thread only.</summary>
internal interface IEpollHandler
{
    /// <summary>A descriptor registered with <paramref name="token"/> is ready.</summary>
    void OnReady(int token, uint events);

    /// <summary>The deadline set by <see cref="EpollLoop.SetDeadline"/> has passed.</summary>
    void OnDeadline();
}

/// <summary>
/// One thread that waits for the descriptors of all running commands. It starts with the first registration and then sleeps in the
/// kernel whenever nothing is ready: an idle daemon spends no time here. Registration and removal are thread-safe; deadlines are set
/// from the loop's thread.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class EpollLoop
{
    private const int EventsPerWait = 64;
    private const int TokenBits = 8;

    private readonly int _epoll = Errno.Check(Libc.epoll_create1(Libc.EPOLL_CLOEXEC), "epoll_create1");
    private readonly ConcurrentDictionary<ulong, IEpollHandler> _handlers = new();
    private readonly Dictionary<IEpollHandler, long> _deadlines = [];
    private readonly List<IEpollHandler> _due = [];
    private readonly Lock _startGate = new();
    private ulong _lastId;
    private bool _started;

    /// <summary>The loop's read buffer, for handlers while they are being called.</summary>
    public byte[] Buffer { get; } = GC.AllocateUninitializedArray<byte>(64 * 1024, pinned: true);

    /// <summary>A new id under which a handler may register descriptors.</summary>
    public ulong Attach(IEpollHandler handler)
    {
        ulong id = Interlocked.Increment(ref _lastId);
        _handlers[id] = handler;
        Start();
        return id;
    }

    /// <summary>Forgets a handler; its descriptors must have been removed.</summary>
    public void Detach(ulong id) => _handlers.TryRemove(id, out _);

    /// <summary>Watches a descriptor, level-triggered. <paramref name="token"/> is at most 255.</summary>
    /// <exception cref="IOException">The kernel is out of memory or watches.</exception>
    public void Add(ulong id, int token, int fd, uint events) =>
        _ = Errno.Check(Libc.epoll_ctl(_epoll, Libc.EPOLL_CTL_ADD, fd, events, Pack(id, token)), "epoll_ctl");

    /// <summary>Changes the events that are watched; 0 leaves only errors and hang-up.</summary>
    /// <exception cref="IOException">The descriptor is not being watched.</exception>
    public void Modify(ulong id, int token, int fd, uint events) =>
        _ = Errno.Check(Libc.epoll_ctl(_epoll, Libc.EPOLL_CTL_MOD, fd, events, Pack(id, token)), "epoll_ctl");

    /// <summary>Stops watching. To be called before the descriptor is closed.</summary>
    public void Remove(int fd) => _ = Errno.Check(Libc.epoll_ctl(_epoll, Libc.EPOLL_CTL_DEL, fd, 0, 0), "epoll_ctl");

    /// <summary>Calls <see cref="IEpollHandler.OnDeadline"/> once after the delay, unless cleared before. Loop thread only.</summary>
    public void SetDeadline(IEpollHandler handler, TimeSpan delay) =>
        _deadlines[handler] = Environment.TickCount64 + (long)delay.TotalMilliseconds;

    /// <summary>Forgets a deadline. Loop thread only.</summary>
    public void ClearDeadline(IEpollHandler handler) => _deadlines.Remove(handler);

    private static ulong Pack(ulong id, int token) => (id << TokenBits) | (uint)token;

    private void Start()
    {
        lock (_startGate)
        {
            if (!_started)
            {
                new Thread(Run, 256 * 1024) { IsBackground = true, Name = "ChildIo" }.Start();
                _started = true;
            }
        }
    }

    private void Run()
    {
        byte* events = stackalloc byte[EventsPerWait * 16];
        while (true)
        {
            int count = Libc.epoll_wait(_epoll, events, EventsPerWait, NextTimeout());
            if (count < 0 && Errno.Last != Errno.EINTR)
            {
                throw Errno.Failure("epoll_wait", Errno.Last);
            }

            for (int i = 0; i < count; i++)
            {
                (uint ready, ulong data) = Libc.ReadEpollEvent(events, i);
                if (_handlers.TryGetValue(data >> TokenBits, out IEpollHandler? handler))
                {
                    handler.OnReady((int)(data & ((1 << TokenBits) - 1)), ready);
                }
            }

            FireDeadlines();
        }
    }

    private int NextTimeout()
    {
        if (_deadlines.Count == 0)
        {
            return -1;
        }

        long wait = _deadlines.Values.Min() - Environment.TickCount64;
        return (int)Math.Clamp(wait, 0, int.MaxValue);
    }

    private void FireDeadlines()
    {
        if (_deadlines.Count == 0)
        {
            return;
        }

        long now = Environment.TickCount64;
        foreach ((IEpollHandler handler, long deadline) in _deadlines)
        {
            if (deadline <= now)
            {
                _due.Add(handler);
            }
        }

        foreach (IEpollHandler handler in _due)
        {
            _deadlines.Remove(handler);
            handler.OnDeadline();
        }

        _due.Clear();
    }
}
