using System.Runtime.InteropServices;

namespace Daemon.Interop.MacOS;

// libproc.h and sys/event.h.
internal static unsafe partial class LibSystem
{
    public const short EVFILT_PROC = -5;
    public const short EVFILT_USER = -10;
    public const ushort EV_ADD = 0x0001;
    public const ushort EV_CLEAR = 0x0020;
    public const ushort EV_ERROR = 0x4000;
    public const uint NOTE_EXIT = 0x80000000;
    public const uint NOTE_FORK = 0x40000000;
    public const uint NOTE_EXEC = 0x20000000;
    public const uint NOTE_TRIGGER = 0x01000000;

    /// <summary><c>struct kevent</c> of 64-bit systems.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct KernelEvent
    {
        public nuint Identifier;
        public short Filter;
        public ushort Flags;
        public uint FilterFlags;
        public nint Data;
        public nint UserData;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    /// <summary>Fills the buffer with the ids of a process's children and returns their number; the size is in bytes.</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial int proc_listchildpids(int parent, int* buffer, int bytes);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int kqueue();

    [LibraryImport(Library, SetLastError = true)]
    public static partial int kevent(int queue, KernelEvent* changes, int changeCount, KernelEvent* events, int eventCount, TimeSpec* timeout);
}
