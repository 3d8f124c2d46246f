using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Core.Rollout.Reading;

/// <summary>
/// Looks for a line from the end of a history backwards: a search for bytes in windows, and only a line that has them is parsed. So the
/// last settings of a thread are found without reading what came before them.
/// </summary>
internal static class LineSearch
{
    private const int Window = 256 * 1024;

    /// <summary>The last line that has <paramref name="text"/> and pleases <paramref name="isFound"/>; null when there is none.</summary>
    /// <param name="text">Such as <c>"compacted"</c>, with its quotes.</param>
    /// <param name="isFound">Called with lines, last first, valid during the call.</param>
    /// <returns>The index of the line's segment and the line's offset in it.</returns>
    public static (int Segment, long Offset)? FindLast(RolloutChain chain, ReadOnlySpan<byte> text, Func<RolloutEnvelope, bool> isFound)
    {
        for (var i = chain.Segments.Count - 1; i >= 0; i--)
        {
            if (FindLast(chain.Segments[i], text, isFound) is { } offset)
            {
                return (i, offset);
            }
        }

        return null;
    }

    private static long? FindLast(RolloutSegment segment, ReadOnlySpan<byte> text, Func<RolloutEnvelope, bool> isFound)
    {
        using var file = RolloutLineScanner.Open(segment.Path);
        var buffer = ArrayPool<byte>.Shared.Rent(Window);
        try
        {
            var end = Math.Min(segment.Length, RandomAccess.GetLength(file));
            while (end >= text.Length)
            {
                var start = Math.Max(0, end - Window);
                var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)(end - start)), start);
                var hit = buffer.AsSpan(0, read).LastIndexOf(text);
                if (hit < 0)
                {
                    // The text may lie across the windows' edge.
                    end = start == 0 ? 0 : start + text.Length - 1;
                    continue;
                }

                var offset = LineStart(file, start + hit);
                using var scanner = new RolloutLineScanner(file, offset, segment.End);
                if (scanner.TryRead(out var line) && RolloutEnvelope.TryParse(line, out var envelope) && isFound(envelope))
                {
                    return offset;
                }

                end = offset;
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static long LineStart(SafeFileHandle file, long offset)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Window);
        try
        {
            for (var end = offset; end > 0;)
            {
                var start = Math.Max(0, end - Window);
                var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)(end - start)), start);
                if (buffer.AsSpan(0, read).LastIndexOf((byte)'\n') is var feed and >= 0)
                {
                    return start + feed + 1;
                }

                end = start;
            }

            return 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
