using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// linux/seccomp.h
internal static unsafe partial class Libc
{
    public const uint SECCOMP_FILTER_FLAG_NEW_LISTENER = 1 << 3;
    public const uint SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV = 1 << 5;

    public const uint SECCOMP_USER_NOTIF_FLAG_CONTINUE = 1;

    // _IOWR('!', 0, struct seccomp_notif), _IOWR('!', 1, struct seccomp_notif_resp), _IOW('!', 2, __u64)
    public const uint SECCOMP_IOCTL_NOTIF_RECV = 0xC0502100;
    public const uint SECCOMP_IOCTL_NOTIF_SEND = 0xC0182101;
    public const uint SECCOMP_IOCTL_NOTIF_ID_VALID = 0x40082102;

    /// <summary>_IOW('!', 3, struct seccomp_notif_addfd).</summary>
    public const uint SECCOMP_IOCTL_NOTIF_ADDFD = 0x40182103;

    /// <summary>_IOW('!', 4, __u64), whose argument is a value and no pointer. Linux 6.6.</summary>
    public const uint SECCOMP_IOCTL_NOTIF_SET_FLAGS = 0x40082104;

    /// <summary>Both sides may run on one processor in turn.</summary>
    public const nint SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP = 1;

    private const nint SECCOMP_SET_MODE_FILTER = 1;

    private static nint SYS_seccomp => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 277 : 317;

    /// <summary>Adds a filter to the calling thread; with a listener, returns its descriptor, which is close-on-exec.</summary>
    public static int seccomp_set_filter(uint flags, FilterProgram* program) =>
        (int)Syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, (nint)flags, (nint)program, 0);

    /// <summary><c>struct seccomp_notif</c>: a call that waits for an answer.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct CallNotification
    {
        public ulong Id;
        public uint Pid;
        public uint Flags;
        public int Number;
        public uint Architecture;
        public ulong InstructionPointer;
        public fixed ulong Arguments[6];
    }

    /// <summary><c>struct seccomp_notif_addfd</c>: gives the caller a copy of a descriptor of ours, under the lowest free number.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct CallDescriptor
    {
        public ulong Id;
        public uint Flags;
        public uint Ours;
        public uint Number;
        public uint DescriptorFlags;
    }

    /// <summary><c>struct seccomp_notif_resp</c>. The error is negative.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct CallAnswer
    {
        public ulong Id;
        public long Value;
        public int Error;
        public uint Flags;
    }
}
