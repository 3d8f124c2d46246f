using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// sys/uio.h, poll.h
internal static unsafe partial class Libc
{
    public const short POLLIN = 1;

    /// <summary>Copies memory of another process, which this one must be allowed to trace.</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial nint process_vm_readv(int pid, MemoryRange* local, nuint localCount, MemoryRange* remote, nuint remoteCount, nuint flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int poll(PollRequest* requests, nuint count, int timeoutMilliseconds);

    /// <summary><c>struct iovec</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct MemoryRange
    {
        public nint Start;
        public nuint Length;
    }

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollRequest
    {
        public int Fd;
        public short Events;
        public short Ready;
    }
}
