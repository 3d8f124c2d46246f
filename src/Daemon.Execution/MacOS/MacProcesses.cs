using System.Runtime.Versioning;
using Daemon.Interop.MacOS;

namespace Daemon.Execution.MacOS;

/// <summary>The system's list of processes.</summary>
[SupportedOSPlatform("macos")]
internal static class MacProcesses
{
    /// <summary>The children of a process now, at most as many as asked for; none when it is gone.</summary>
    public static unsafe IReadOnlyList<int> Children(int parent, int most)
    {
        int[] children = new int[most];
        fixed (int* buffer = children)
        {
            int count = LibSystem.proc_listchildpids(parent, buffer, most * sizeof(int));
            return children[..Math.Clamp(count, 0, most)];
        }
    }
}
