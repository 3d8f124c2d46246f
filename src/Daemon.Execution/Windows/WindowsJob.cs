using System.Runtime.Versioning;
using Daemon.Interop.Windows;

namespace Daemon.Execution.Windows;

/// <summary>Jobs: processes that end together.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe class WindowsJob
{
    /// <summary>A job whose processes are killed when its last handle is closed, at the latest by our own end.</summary>
    /// <exception cref="IOException">The system refuses to make one.</exception>
    public static NativeHandle Create()
    {
        NativeHandle job = WindowsError.Check(Kernel32.CreateJobObject(null, null), "CreateJobObject");
        var limits = new Kernel32.JobLimits { Flags = Kernel32.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE };
        try
        {
            WindowsError.Check(
                Kernel32.SetInformationJobObject(job, Kernel32.JobObjectExtendedLimitInformation, &limits, (uint)sizeof(Kernel32.JobLimits)),
                "SetInformationJobObject");
            return job;
        }
        catch
        {
            job.Dispose();
            throw;
        }
    }
}
