using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// unistd.h, sys/eventfd.h, sys/mman.h
internal static unsafe partial class Libc
{
    public const int X_OK = 1;
    public const int W_OK = 2;
    public const int R_OK = 4;

    public const int EFD_CLOEXEC = O_CLOEXEC;

    public const uint MFD_CLOEXEC = 1;

    public const int SEEK_SET = 0;

    [LibraryImport(Library, SetLastError = true)]
    public static partial int close(int fd);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint read(int fd, byte* buffer, nuint count);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint write(int fd, byte* buffer, nuint count);

    [LibraryImport(Library, SetLastError = true)]
    public static partial long lseek(int fd, long offset, int whence);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int pipe2(int* ends, int flags);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int access(string path, int mode);

    [LibraryImport(Library)]
    public static partial uint geteuid();

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setsid();

    [LibraryImport(Library, SetLastError = true)]
    public static partial int eventfd(uint initial, int flags);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int memfd_create(string name, uint flags);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int rmdir(string path);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mkdir(string path, uint mode);

    /// <summary>Looks the program up on PATH; returns only on failure.</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial int execvp(byte* file, byte** argv);
}
