using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>Waiting for children by their id.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class ChildProcess
{
    /// <summary>
    /// Makes the kernel keep the status of dead children for us. A daemon inherits an ignored SIGCHLD from some parents, and with it the
    /// kernel would discard them.
    /// </summary>
    public static void KeepStatuses()
    {
        if (Libc.HandlerOf(Libc.SIGCHLD) == Libc.SIG_IGN)
        {
            _ = Libc.signal(Libc.SIGCHLD, Libc.SIG_DFL);
        }
    }

    /// <summary>Waits for the end of a child and takes its status. <paramref name="keep"/> leaves the status for another call.</summary>
    /// <exception cref="IOException">It is no child of ours, or its status has been taken.</exception>
    public static Libc.ChildSignalInfo Wait(int pid, bool keep = false)
    {
        Libc.ChildSignalInfo info = default;
        int result;
        int errno;
        do
        {
            result = Libc.waitid(Libc.P_PID, (uint)pid, &info, Libc.WEXITED | (keep ? Libc.WNOWAIT : 0));
            errno = Errno.Last;
        }
        while (result < 0 && errno == Errno.EINTR);
        return result == 0 ? info : throw Errno.Failure("waitid", errno);
    }
}
