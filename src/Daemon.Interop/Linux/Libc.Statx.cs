using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// linux/stat.h. statx is used by number: not every C library wraps it. Its structure is the same on all architectures.
internal static unsafe partial class Libc
{
    public const int AT_FDCWD = -100;
    public const int AT_SYMLINK_NOFOLLOW = 0x100;
    public const int AT_REMOVEDIR = 0x200;
    public const int AT_SYMLINK_FOLLOW = 0x400;
    public const int AT_EMPTY_PATH = 0x1000;

    /// <summary>The bits of a mode that tell the kind of file, and those of a regular one.</summary>
    public const int S_IFMT = 0xF000;

    public const int S_IFREG = 0x8000;
    public const int S_IFDIR = 0x4000;
    public const int S_IFLNK = 0xA000;
    public const int S_IFIFO = 0x1000;

    public const int S_ISUID = 0x800;

    private const uint STATX_BASIC_STATS = 0x7FF;

    private static nint SYS_statx => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 291 : 332;

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Syscall(nint number, nint a, byte* b, nint c, nint d, void* e);

    /// <summary>Status of a path itself, without following a link at its end.</summary>
    public static int lstatx(string path, out FileStatus status) => Statx(path, AT_SYMLINK_NOFOLLOW, out status);

    /// <summary>Status of what a path leads to.</summary>
    public static int statx(string path, out FileStatus status) => Statx(path, 0, out status);

    /// <summary>Status of an open file or place.</summary>
    public static int fstatx(int fd, out FileStatus status) => Statx(fd, "", AT_EMPTY_PATH, out status);

    private static int Statx(string path, int flags, out FileStatus status) => Statx(AT_FDCWD, path, flags, out status);

    private static int Statx(int folder, string path, int flags, out FileStatus status)
    {
        nint name = Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            FileStatus result;
            int code = (int)Syscall(SYS_statx, folder, (byte*)name, flags, (nint)STATX_BASIC_STATS, &result);
            status = result;
            return code;
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
        }
    }

    /// <summary>The used part of <c>struct statx</c> (256 bytes).</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    public struct FileStatus
    {
        [FieldOffset(16)]
        public uint Links;

        [FieldOffset(20)]
        public uint UserId;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
