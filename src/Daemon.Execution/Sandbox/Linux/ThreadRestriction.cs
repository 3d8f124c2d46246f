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
    /// <summary>Gives up gaining privileges by exec and loads a system-call filter.</summary>
    /// <exception cref="IOException">The kernel refused: nothing may be started then.</exception>
    public static void Apply(ReadOnlySpan<byte> filter)
    {
        _ = Errno.Check(Libc.prctl(Libc.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl PR_SET_NO_NEW_PRIVS");
        fixed (byte* instructions = filter)
        {
            var program = new Libc.FilterProgram { Length = (ushort)(filter.Length / 8), Instructions = instructions };
            _ = Errno.Check(Libc.prctl(Libc.PR_SET_SECCOMP, Libc.SECCOMP_MODE_FILTER, (nuint)(&program), 0, 0), "prctl PR_SET_SECCOMP");
        }
    }
}
