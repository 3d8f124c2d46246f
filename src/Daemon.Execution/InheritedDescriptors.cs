using Daemon.Interop.Linux;

namespace Daemon.Execution;

/// <summary>Descriptors that this process was started with.</summary>
public static class InheritedDescriptors
{
    /// <summary>
    /// Keeps every descriptor but the standard streams from reaching commands: a folder or socket opened before the sandbox lies outside
    /// of it. To be called once at the start of the process. Does nothing on systems where commands do not run.
    /// </summary>
    /// <exception cref="IOException">The kernel is older than Linux 5.11 and has no such call.</exception>
    public static void Seal()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Errno.Check(Libc.close_range_cloexec(3), "close_range");
        }
    }
}
