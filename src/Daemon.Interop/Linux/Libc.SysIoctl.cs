using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// sys/ioctl.h, asm-generic/ioctls.h, stdlib.h (pseudo terminals)
internal static unsafe partial class Libc
{
    public const uint TIOCSWINSZ = 0x5414;

    [LibraryImport(Library, SetLastError = true)]
    public static partial int ioctl(int fd, nuint request, void* argument);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int posix_openpt(int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int grantpt(int master);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int unlockpt(int master);

    /// <summary>Returns the error number itself.</summary>
    [LibraryImport(Library)]
    public static partial int ptsname_r(int master, byte* name, nuint size);

    /// <summary><c>struct winsize</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort PixelWidth;
        public ushort PixelHeight;
    }
}
