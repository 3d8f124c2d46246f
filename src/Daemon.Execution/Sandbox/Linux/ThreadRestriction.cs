using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// Restricts the calling thread, for good, and thereby what it starts afterwards. Only for a throw-away thread: see
/// <see cref="Execution.Linux.SpawnThread.RunOnThrowAwayThreadAsync"/>.
/// </summary>
[SupportedOSPlatform("linux")]
internal static unsafe class ThreadRestriction
{
    private const int LastCapability = 63;

    /// <summary>Gives up all capabilities, and the chance of regaining one by exec as user 0.</summary>
    /// <exception cref="IOException">The kernel refused: nothing may be started then.</exception>
    public static void DropCapabilities()
    {
        // Numbers that the kernel does not know fail with EINVAL; without CAP_SETPCAP there is nothing in the set worth dropping.
        for (int capability = 0; capability <= LastCapability && Libc.prctl(Libc.PR_CAPBSET_DROP, (nuint)capability, 0, 0, 0) == 0; capability++)
        {
        }

        _ = Errno.Check(Libc.prctl(Libc.PR_CAP_AMBIENT, Libc.PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0), "prctl PR_CAP_AMBIENT_CLEAR_ALL");
        _ = Errno.Check(Libc.capset_none(), "capset");
    }

    /// <summary>From here on an exec grants nothing that the thread does not have: needed before a filter may be loaded.</summary>
    /// <exception cref="IOException">The kernel refused.</exception>
    public static void ForbidNewPrivileges() =>
        _ = Errno.Check(Libc.prctl(Libc.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl PR_SET_NO_NEW_PRIVS");

    /// <summary>Loads a system-call filter.</summary>
    /// <exception cref="IOException">The kernel refused: nothing may be started then.</exception>
    public static void LoadFilter(ReadOnlySpan<byte> filter)
    {
        fixed (byte* instructions = filter)
        {
            var program = new Libc.FilterProgram { Length = (ushort)(filter.Length / 8), Instructions = instructions };
            _ = Errno.Check(Libc.prctl(Libc.PR_SET_SECCOMP, Libc.SECCOMP_MODE_FILTER, (nuint)(&program), 0, 0), "prctl PR_SET_SECCOMP");
        }
    }
}
