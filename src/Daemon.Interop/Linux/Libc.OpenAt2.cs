using System.Runtime.InteropServices;
using System.Text;

namespace Daemon.Interop.Linux;

// linux/openat2.h, unistd.h
internal static unsafe partial class Libc
{
    private const nint SYS_openat2 = 437;
    private const ulong RESOLVE_NO_MAGICLINKS = 0x02;
    private const ulong RESOLVE_IN_ROOT = 0x10;
    private const int PathMax = 4096;

    /// <summary>
    /// Opens a path as a place only (<c>O_PATH</c>), with <paramref name="root"/> as the root of everything in it, links included.
    /// Linux 5.6.
    /// </summary>
    public static int open_place_in(int root, string path, bool followLast) =>
        OpenAt2(root, path, O_PATH | O_CLOEXEC | (followLast ? 0 : O_NOFOLLOW), RESOLVE_IN_ROOT);

    /// <summary>
    /// Opens a path as a place only (<c>O_PATH</c>), from a folder on; fails with ELOOP where the way leads through a link of procfs that
    /// stands for an open file or a root. Linux 5.6.
    /// </summary>
    /// <param name="flags"><c>O_NOFOLLOW</c> and <c>O_DIRECTORY</c>, as wanted.</param>
    public static int open_place_at(int folder, string path, int flags) => OpenAt2(folder, path, O_PATH | O_CLOEXEC | flags, RESOLVE_NO_MAGICLINKS);

    private static int OpenAt2(int folder, string path, int flags, ulong resolve)
    {
        nint name = Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            ulong* how = stackalloc ulong[3] { (ulong)flags, 0, resolve };
            return (int)Syscall(SYS_openat2, folder, name, (nint)how, 3 * sizeof(ulong));
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
