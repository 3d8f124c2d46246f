using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daemon.Interop.Linux;

/// <summary>The memory that the running program's own file is mapped into.</summary>
[SupportedOSPlatform("linux")]
public static unsafe class ProgramImage
{
    /// <summary>
    /// Gives back the pages of the program's code and constants that this process has touched so far. What is needed again is mapped
    /// again from the page cache; nothing can be lost, since segments that a program may write to (relocated ones too) are left out.
    /// </summary>
    /// <remarks>
    /// Worth its while once, when the start is over: most of what a start reads (the tables from which the runtime builds its types,
    /// code that runs once) is never read again. Thread-safe.
    /// </remarks>
    public static void ReleaseReadOnlyPages() => _ = Libc.dl_iterate_phdr(&ReleaseSegments, null);

    [UnmanagedCallersOnly]
    private static int ReleaseSegments(Libc.DlPhdrInfo* image, nuint size, void* data)
    {
        var page = (nuint)Environment.SystemPageSize;
        for (var i = 0; i < image->HeaderCount; i++)
        {
            var segment = image->Headers[i];
            if (segment.Type != Libc.PT_LOAD || (segment.Flags & Libc.PF_W) != 0)
            {
                continue;
            }

            // Pages that lie in the segment as a whole: the outer ones may hold the neighbour's bytes too.
            var first = image->Address + (nuint)segment.VirtualAddress;
            var start = (first + page - 1) & ~(page - 1);
            var end = (first + (nuint)segment.MemorySize) & ~(page - 1);
            if (start < end)
            {
                // A refusal (locked memory) costs nothing but the memory.
                _ = Libc.madvise((void*)start, end - start, Libc.MADV_DONTNEED);
            }
        }

        return 1;
    }
}
