using System.Runtime.InteropServices;
using System.Text;

namespace Daemon.Interop.Linux;

// linux/openat2.h, unistd.h
internal static unsafe partial class Libc
{
    private const nint SYS_openat2 = 437;
    private const ulong RESOLVE_IN_ROOT = 0x10;
    private const int PathMax = 4096;

    /// <summary>
    /// Opens a path as a place only (<c>O_PATH</c>), with <paramref name="root"/> as the root of everything in it, links included.
    /// Linux 5.6.
    /// </summary>
    public static int open_place_in(int root, string path, bool followLast)
    {
        nint name = Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            ulong* how = stackalloc ulong[3] { (ulong)(O_PATH | O_CLOEXEC | (followLast ? 0 : O_NOFOLLOW)), 0, RESOLVE_IN_ROOT };
            return (int)Syscall(SYS_openat2, root, name, (nint)how, 3 * sizeof(ulong));
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
        }
    }

    /// <summary>The text of a link; null when there is none. It may not be UTF-8 everywhere: such bytes are replaced.</summary>
    public static string? ReadLink(string path)
    {
        byte* buffer = stackalloc byte[PathMax];
        nint length = readlink(path, buffer, PathMax);
        return length < 0 ? null : Encoding.UTF8.GetString(buffer, (int)length);
    }

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint readlink(string path, byte* buffer, nuint size);
}
