using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// sys/syscall.h: calls without a wrapper in every supported C library. Numbers from 424 on are the same on all architectures.
internal static unsafe partial class Libc
{
    private const nint SYS_pidfd_open = 434;
    private const nint SYS_close_range = 436;
    private const nint SYS_landlock_create_ruleset = 444;
    private const nint SYS_landlock_add_rule = 445;
    private const nint SYS_landlock_restrict_self = 446;

    private const nint CLOSE_RANGE_CLOEXEC = 4;

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Syscall(nint number, nint a, nint b, nint c, nint d);

    /// <summary>Linux 5.3.</summary>
    public static int pidfd_open(int pid) => (int)Syscall(SYS_pidfd_open, pid, 0, 0, 0);

    /// <summary>Marks every descriptor from <paramref name="first"/> on close-on-exec. Linux 5.11.</summary>
    public static int close_range_cloexec(int first) => (int)Syscall(SYS_close_range, first, unchecked((nint)uint.MaxValue), CLOSE_RANGE_CLOEXEC, 0);
}
