using System.Collections.Concurrent;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.NetworkProxy.Sockets;

/// <summary>Pipes that are not in use, a few: most connections never need one. Thread-safe.</summary>
[SupportedOSPlatform("linux")]
internal static class PipePool
{
    /// <summary>What the system grants every user, and more than a socket hands over at once.</summary>
    private const int Capacity = 256 * 1024;

    private const int Kept = 4;

    private static readonly ConcurrentBag<KernelPipe> Unused = [];

    /// <summary>Null when the process is out of descriptors.</summary>
    public static KernelPipe? Rent()
    {
        if (Unused.TryTake(out var pipe))
        {
            return pipe;
        }

        try
        {
            return KernelPipe.Create(Capacity);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Takes a pipe back; one that still holds bytes is closed with them.</summary>
    public static void Return(KernelPipe pipe)
    {
        if (pipe.Held > 0 || Unused.Count >= Kept)
        {
            pipe.Dispose();
        }
        else
        {
            Unused.Add(pipe);
        }
    }
}
