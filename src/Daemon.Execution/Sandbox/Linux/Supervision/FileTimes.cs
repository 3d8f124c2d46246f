using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>Reads the times that a call sets on a file, in whichever of the three forms, as two <c>struct timespec</c>.</summary>
[SupportedOSPlatform("linux")]
internal static class FileTimes
{
    private const int NanosecondsPerMicrosecond = 1000;

    /// <returns>Whether they could be read and are valid.</returns>
    public static bool Read(SupervisedProcess process, PathAttribute form, ulong address, Span<long> times)
    {
        if (form == PathAttribute.TimesInSeconds)
        {
            Span<long> seconds = stackalloc long[2];
            bool isRead = ReadWords(process, address, seconds);
            (times[0], times[1], times[2], times[3]) = (seconds[0], 0, seconds[1], 0);
            return isRead;
        }

        if (!ReadWords(process, address, times))
        {
            return false;
        }

        if (form == PathAttribute.TimesInMicroseconds)
        {
            // Larger values would be read as the marks for "now" and "leave" of the other form.
            if (times[1] is < 0 or >= 1_000_000 || times[3] is < 0 or >= 1_000_000)
            {
                return false;
            }

            times[1] *= NanosecondsPerMicrosecond;
            times[3] *= NanosecondsPerMicrosecond;
        }

        return true;
    }

    private static bool ReadWords(SupervisedProcess process, ulong address, Span<long> words)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(words);
        return process.Read(address, bytes) == bytes.Length;
    }
}
