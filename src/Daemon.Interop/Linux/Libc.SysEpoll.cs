using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// sys/epoll.h
internal static unsafe partial class Libc
{
    public const int EPOLL_CLOEXEC = O_CLOEXEC;
    public const int EPOLL_CTL_ADD = 1;
    public const int EPOLL_CTL_DEL = 2;
    public const int EPOLL_CTL_MOD = 3;

    public const uint EPOLLIN = 0x001;
    public const uint EPOLLOUT = 0x004;
    public const uint EPOLLERR = 0x008;
    public const uint EPOLLHUP = 0x010;
    public const uint EPOLLRDHUP = 0x2000;
    public const uint EPOLLET = 0x80000000;

    /// <summary>Bytes from one <c>struct epoll_event</c> to the next: the structure is packed on x86-64 only.</summary>
    public static int EpollEventSize => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private static int EpollDataOffset => EpollEventSize - sizeof(ulong);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int epoll_create1(int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int epoll_ctl(int epoll, int operation, int fd, byte* @event);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int epoll_wait(int epoll, byte* events, int count, int timeoutMilliseconds);

    /// <summary><c>epoll_ctl</c> with the event written in this machine's layout.</summary>
    public static int epoll_ctl(int epoll, int operation, int fd, uint events, ulong data)
    {
        byte* buffer = stackalloc byte[16];
        Unsafe.WriteUnaligned(buffer, events);
        Unsafe.WriteUnaligned(buffer + EpollDataOffset, data);
        return epoll_ctl(epoll, operation, fd, buffer);
    }

    /// <summary>Reads event <paramref name="index"/> of a buffer that <c>epoll_wait</c> filled.</summary>
    public static (uint Events, ulong Data) ReadEpollEvent(byte* buffer, int index)
    {
        byte* entry = buffer + (index * EpollEventSize);
        return (Unsafe.ReadUnaligned<uint>(entry), Unsafe.ReadUnaligned<ulong>(entry + EpollDataOffset));
    }
}
