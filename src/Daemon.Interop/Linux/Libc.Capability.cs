using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// linux/capability.h
internal static unsafe partial class Libc
{
    private const uint LINUX_CAPABILITY_VERSION_3 = 0x20080522;

    private static nint SYS_capset => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 91 : 126;

    /// <summary>Empties the calling thread's effective, permitted and inheritable sets. The C library's wrapper does the same.</summary>
    public static int capset_none()
    {
        // struct __user_cap_header_struct { version, pid } and twice struct __user_cap_data_struct, all zero.
        uint* header = stackalloc uint[2] { LINUX_CAPABILITY_VERSION_3, 0 };
        uint* sets = stackalloc uint[6] { 0, 0, 0, 0, 0, 0 };
        return (int)Syscall(SYS_capset, (nint)header, (nint)sets, 0, 0);
    }
}
