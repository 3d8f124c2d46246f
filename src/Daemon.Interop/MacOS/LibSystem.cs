using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daemon.Interop.MacOS;

/// <summary>
/// The C library of macOS. Names, values and argument order are those of the headers of the macOS SDK, named at each group. Functions
/// return what C returns. Thread-safe.
/// </summary>
/// <remarks>Apple's arm64 convention passes variadic arguments on the stack: such functions are avoided, or declared so that they arrive there.</remarks>
[SupportedOSPlatform("macos")]
internal static unsafe partial class LibSystem
{
    private const string Library = "libSystem";

    // sys/errno.h
    public const int EPERM = 1;
    public const int ENOENT = 2;
    public const int EINTR = 4;
    public const int ENOEXEC = 8;
    public const int EACCES = 13;
    public const int ENOTDIR = 20;

    // signal.h
    public const int SIGKILL = 9;
    public const int SIGSTOP = 17;

    // sys/wait.h
    public const int P_PID = 1;
    public const int WEXITED = 0x04;
    public const int WNOWAIT = 0x20;

    /// <summary>Bytes of a <c>siginfo_t</c>.</summary>
    public const int SignalInfoSize = 104;

    [LibraryImport(Library, SetLastError = true)]
    public static partial int waitid(int idType, uint id, byte* info, int options);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int kill(int pid, int signal);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int waitpid(int pid, int* status, int options);

    // unistd.h
    [LibraryImport(Library, SetLastError = true)]
    public static partial int pipe(int* ends);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nuint confstr(int name, byte* buffer, nuint length);

    /// <summary><c>_CS_DARWIN_USER_CACHE_DIR</c></summary>
    public const int DarwinUserCacheDir = 65538;

    // util.h
    [StructLayout(LayoutKind.Sequential)]
    public struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort PixelWidth;
        public ushort PixelHeight;
    }

    [LibraryImport(Library, SetLastError = true)]
    public static partial int openpty(int* master, int* slave, byte* name, void* termios, WindowSize* size);

    // sys/ttycom.h
    public const nuint TIOCSWINSZ = 0x80087467;

    /// <summary>For x86-64, where variadic arguments travel as others do.</summary>
    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int ioctl_x64(int fd, nuint request, WindowSize* size);

    /// <summary>For arm64: six words fill the registers that are left, so that the argument comes to lie on the stack.</summary>
    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int ioctl_arm64(int fd, nuint request, nint r2, nint r3, nint r4, nint r5, nint r6, nint r7, WindowSize* size);
}
