using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// fcntl.h, sys/stat.h, unistd.h, stdio.h, sched.h: changes of entries in an open folder.
internal static unsafe partial class Libc
{
    public const uint RENAME_NOREPLACE = 1;
    public const uint RENAME_EXCHANGE = 2;

    private const int CLONE_FS = 0x200;

    private static nint SYS_renameat2 => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 276 : 316;

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Syscall(nint number, nint a, byte* b, nint c, byte* d, nint e);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int openat(int folder, string name, int flags, uint mode);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mkdirat(int folder, string name, uint mode);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mknodat(int folder, string name, uint mode, ulong device);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int symlinkat(string target, int folder, string name);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int unlinkat(int folder, string name, int flags);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int linkat(int oldFolder, string oldName, int newFolder, string newName, int flags);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int truncate(string path, long length);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int chmod(string path, uint mode);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int fchownat(int folder, string name, uint owner, uint group, int flags);

    /// <param name="times">Two <c>struct timespec</c>: last access, last change; null for now.</param>
    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int utimensat(int folder, string name, long* times, int flags);

    [LibraryImport(Library)]
    public static partial uint umask(uint mask);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int unshare(int flags);

    /// <summary>Gives the calling thread a working directory and a file mode mask of its own.</summary>
    public static int unshare_fs() => unshare(CLONE_FS);

    /// <summary>By number: not every C library wraps it. Linux 3.15.</summary>
    public static int renameat2(int oldFolder, string oldName, int newFolder, string newName, uint flags)
    {
        nint from = Marshal.StringToCoTaskMemUTF8(oldName);
        nint to = Marshal.StringToCoTaskMemUTF8(newName);
        try
        {
            return (int)Syscall(SYS_renameat2, oldFolder, (byte*)from, newFolder, (byte*)to, (nint)flags);
        }
        finally
        {
            Marshal.FreeCoTaskMem(from);
            Marshal.FreeCoTaskMem(to);
        }
    }
}
