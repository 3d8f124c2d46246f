using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daemon.Interop.Linux;

/// <summary>What has become possible with a descriptor.</summary>
/// <param name="Key">What it was added with.</param>
/// <param name="CanRead">There are bytes, or the end, or a fault that reading tells.</param>
/// <param name="CanWrite">There is room, or a fault that writing tells.</param>
public readonly record struct Edge(ulong Key, bool CanRead, bool CanWrite);

/// <summary>
/// Tells when descriptors become ready, once for each change (epoll(7), edge-triggered): who is told goes on until a call says EAGAIN.
/// Adding and removing are thread-safe; one thread waits.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed unsafe class EdgeNotifier : IDisposable
{
    /// <summary>The most that one wait tells.</summary>
    public const int MaxEdges = 64;

    private const uint Both = Libc.EPOLLIN | Libc.EPOLLOUT | Libc.EPOLLRDHUP | Libc.EPOLLET;
    private const uint Broken = Libc.EPOLLERR | Libc.EPOLLHUP;

    private readonly FileDescriptor _epoll = new(Errno.Check(Libc.epoll_create1(Libc.EPOLL_CLOEXEC), "epoll_create1"));

    /// <summary>Tells of a descriptor from now on, at once if it is ready already.</summary>
    /// <exception cref="IOException">The kernel is out of memory or watches.</exception>
    public void Add(SafeHandle descriptor, ulong key) => Control(Libc.EPOLL_CTL_ADD, descriptor, key);

    /// <summary>Tells again of what is ready, behind everything that waits to be told.</summary>
    /// <exception cref="IOException">The descriptor was not added.</exception>
    public void Repeat(SafeHandle descriptor, ulong key) => Control(Libc.EPOLL_CTL_MOD, descriptor, key);

    /// <exception cref="IOException">The descriptor was not added.</exception>
    public void Remove(SafeHandle descriptor) => Control(Libc.EPOLL_CTL_DEL, descriptor, 0);

    /// <summary>Waits for changes; how many were written to <paramref name="edges"/>, which has room for <see cref="MaxEdges"/>.</summary>
    /// <exception cref="IOException">Never while this is open.</exception>
    public int Wait(Span<Edge> edges)
    {
        byte* events = stackalloc byte[MaxEdges * 16];
        int count;
        do
        {
            count = Libc.epoll_wait(_epoll.Number, events, MaxEdges, -1);
        }
        while (count < 0 && Errno.Last == Errno.EINTR);
        _ = Errno.Check(count, "epoll_wait");
        for (int i = 0; i < count; i++)
        {
            (uint ready, ulong key) = Libc.ReadEpollEvent(events, i);
            edges[i] = new Edge(key, (ready & (Libc.EPOLLIN | Libc.EPOLLRDHUP | Broken)) != 0, (ready & (Libc.EPOLLOUT | Broken)) != 0);
        }

        return count;
    }

    public void Dispose() => _epoll.Dispose();

    private void Control(int operation, SafeHandle descriptor, ulong key)
    {
        bool added = false;
        try
        {
            descriptor.DangerousAddRef(ref added);
            _ = Errno.Check(Libc.epoll_ctl(_epoll.Number, operation, (int)descriptor.DangerousGetHandle(), Both, key), "epoll_ctl");
        }
        finally
        {
            if (added)
            {
                descriptor.DangerousRelease();
            }
        }
    }
}
