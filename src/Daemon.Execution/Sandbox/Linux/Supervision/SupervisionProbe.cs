using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Execution.Linux;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>
/// Whether calls can be supervised here: a filter with a listener can be loaded (Linux 5.0; once per chain of filters, so that a daemon
/// inside a supervised sandbox cannot), and the kernel tells the number of filters (Linux 5.9). Asked once per process. Thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class SupervisionProbe
{
    private static readonly Lazy<bool> Works = new(Try);

    public static bool IsPossible => Works.Value;

    private static bool Try()
    {
        if (SystemCalls.For(RuntimeInformation.ProcessArchitecture) is null || SupervisedProcess.OwnFilterCount < 0)
        {
            return false;
        }

        // A thread that is restricted and ends: the filter ends with it.
        byte[] filter = SeccompFilter.Build(
            new CallFilterOptions(NetworkMode.Full) { Part = CallFilterPart.Outer, Watch = CallWatch.Refusals },
            RuntimeInformation.ProcessArchitecture);
        using var restriction = new ThreadRestriction(filter, pathRules: null, hasListener: true);
        var listening = new ThreadSignal();
        using (listening)
        {
            new Thread(() => Apply(restriction, listening), 64 * 1024) { IsBackground = true, Name = "SupervisionProbe" }.Start();
            int listener = listening.Take();
            if (listener < 0)
            {
                return false;
            }

            new FileDescriptor(listener).Dispose();
            return true;
        }
    }

    private static void Apply(ThreadRestriction restriction, ThreadSignal listening)
    {
        int listener = -1;
        try
        {
            listener = restriction.Apply();
        }
        catch (IOException)
        {
            // The answer: it cannot be done here.
        }

        listening.Give(listener);
    }
}
