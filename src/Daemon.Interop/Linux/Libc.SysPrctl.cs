using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// sys/prctl.h (linux/prctl.h)
internal static unsafe partial class Libc
{
    public const int PR_SET_SECCOMP = 22;
    public const int PR_CAPBSET_DROP = 24;
    public const int PR_SET_NO_NEW_PRIVS = 38;
    public const int PR_CAP_AMBIENT = 47;
    public const nuint PR_CAP_AMBIENT_CLEAR_ALL = 4;

    public const int SECCOMP_MODE_FILTER = 2;

    [LibraryImport(Library, SetLastError = true)]
    public static partial int prctl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    /// <summary><c>struct sock_fprog</c> (linux/filter.h).</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct FilterProgram
    {
        public ushort Length;
        public byte* Instructions;
    }
}
