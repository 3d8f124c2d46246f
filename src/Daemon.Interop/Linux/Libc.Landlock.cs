using System.Runtime.InteropServices;

namespace Daemon.Interop.Linux;

// linux/landlock.h
internal static unsafe partial class Libc
{
    public const ulong LANDLOCK_ACCESS_FS_EXECUTE = 1 << 0;
    public const ulong LANDLOCK_ACCESS_FS_WRITE_FILE = 1 << 1;
    public const ulong LANDLOCK_ACCESS_FS_READ_FILE = 1 << 2;
    public const ulong LANDLOCK_ACCESS_FS_READ_DIR = 1 << 3;
    public const ulong LANDLOCK_ACCESS_FS_MAKE_CHAR = 1 << 6;
    public const ulong LANDLOCK_ACCESS_FS_MAKE_BLOCK = 1 << 11;
    public const ulong LANDLOCK_ACCESS_FS_TRUNCATE = 1 << 14;
    public const ulong LANDLOCK_ACCESS_FS_IOCTL_DEV = 1 << 15;

    public const ulong LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET = 1 << 0;
    public const ulong LANDLOCK_SCOPE_SIGNAL = 1 << 1;

    private const nint LANDLOCK_CREATE_RULESET_VERSION = 1;
    private const nint LANDLOCK_RULE_PATH_BENEATH = 1;

    /// <summary>The ABI version of the running kernel, or -1 when landlock is missing or switched off.</summary>
    public static int landlock_abi_version() => (int)Syscall(SYS_landlock_create_ruleset, 0, 0, LANDLOCK_CREATE_RULESET_VERSION, 0);

    public static int landlock_create_ruleset(in LandlockRuleset attributes, int size)
    {
        fixed (LandlockRuleset* pointer = &attributes)
        {
            return (int)Syscall(SYS_landlock_create_ruleset, (nint)pointer, size, 0, 0);
        }
    }

    public static int landlock_add_path_beneath(int ruleset, ulong allowed, int parentFd)
    {
        var rule = new LandlockPathBeneath { AllowedAccess = allowed, ParentFd = parentFd };
        return (int)Syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, (nint)(&rule), 0);
    }

    public static int landlock_restrict_self(int ruleset) => (int)Syscall(SYS_landlock_restrict_self, ruleset, 0, 0, 0);

    /// <summary><c>struct landlock_ruleset_attr</c>: 8 bytes before ABI 4, 16 before ABI 6, then 24.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LandlockRuleset
    {
        public ulong HandledFs;
        public ulong HandledNet;
        public ulong Scoped;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct LandlockPathBeneath
    {
        public ulong AllowedAccess;
        public int ParentFd;
    }
}
