using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>Makes a descriptor that becomes readable when a child has ended.</summary>
[SupportedOSPlatform("linux")]
internal static class ExitSignal
{
    /// <summary>A pidfd; on kernels or in sandboxes without it, an event that a waiting thread sets.</summary>
    /// <exception cref="IOException">Out of descriptors.</exception>
    public static FileDescriptor Open(int pid, bool allowPidFd = true)
    {
        if (allowPidFd)
        {
            int fd = Libc.pidfd_open(pid);
            int errno = Errno.Last;
            if (fd >= 0)
            {
                return new FileDescriptor(fd);
            }

            if (errno is not (Errno.ENOSYS or Errno.EPERM))
            {
                throw Errno.Failure("pidfd_open", errno);
            }
        }

        return WaitOnThread(pid);
    }

    private static FileDescriptor WaitOnThread(int pid)
    {
        var signal = new FileDescriptor(Errno.Check(Libc.eventfd(0, Libc.EFD_CLOEXEC), "eventfd"));
        var thread = new Thread(
            () =>
            {
                _ = ChildProcess.Wait(pid, keep: true);
                signal.WriteAll([1, 0, 0, 0, 0, 0, 0, 0]);
            },
            64 * 1024)
        {
            IsBackground = true,
            Name = "ChildExit",
        };
        thread.Start();
        return signal;
    }
}
