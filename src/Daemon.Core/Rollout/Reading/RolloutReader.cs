namespace Daemon.Core.Rollout.Reading;

/// <summary>
/// Reads a thread from its file and from those that it builds on. Tolerant of everything but a wrong first line: unknown lines,
/// broken lines, torn ends, gaps and repetitions of ordinals cost themselves and nothing else.
/// </summary>
public static class RolloutReader
{
    /// <summary>Reads the file at <paramref name="path"/> from its beginning to its end.</summary>
    /// <param name="locator">Finds base files; null is fine for threads that build on none.</param>
    /// <exception cref="RolloutException">
    /// The file is unreadable, does not begin with session metadata, or builds on a file that is missing or on itself.
    /// </exception>
    public static ThreadHistory Load(string path, HistoryParts parts = HistoryParts.All, IRolloutLocator? locator = null) =>
        OnDisk(path, () =>
        {
            var chain = RolloutChain.Resolve(path, locator);
            return Read(chain, 0, 0, parts);
        });

    /// <summary>Shows the lines of a thread, base files first, to a visitor until it returns false. A line is valid during its call.</summary>
    /// <exception cref="RolloutException">As <see cref="Load"/>.</exception>
    internal static void Visit(string path, IRolloutLocator? locator, Func<ReadOnlyMemory<byte>, bool> visit) => OnDisk(path, () =>
    {
        foreach (var segment in RolloutChain.Resolve(path, locator).Segments)
        {
            using var scanner = new RolloutLineScanner(segment.Path, end: segment.End);
            while (scanner.TryRead(out var line))
            {
                if (!visit(line))
                {
                    return false;
                }
            }
        }

        return true;
    });

    /// <summary>Reads the first line only.</summary>
    /// <exception cref="RolloutException">The file is unreadable or does not begin with session metadata.</exception>
    public static ThreadMeta LoadMeta(string path) => OnDisk(path, () => RolloutChain.ReadMeta(path));

    /// <summary>Reads a history from a line of one of its segments on.</summary>
    /// <param name="start">In bytes. Inside a line, the rest of that line does not count.</param>
    internal static ThreadHistory Read(RolloutChain chain, int first, long start, HistoryParts parts)
    {
        var history = new ThreadHistory(chain.Segments[^1].Path, chain.Meta);
        var assembler = new HistoryAssembler(history, parts);
        for (var i = 0; i < chain.Segments.Count; i++)
        {
            var segment = chain.Segments[i];
            history.Segments[segment.Id] = segment.Path;
            if (i >= first)
            {
                ReadLines(segment, i == first ? start : 0, history, assembler);
            }
        }

        assembler.Finish();
        return history;
    }

    /// <summary>Names the file in what the disk says.</summary>
    /// <exception cref="RolloutException">The disk refused.</exception>
    internal static T OnDisk<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RolloutException($"cannot read rollout at {path}: {e.Message}", e);
        }
    }

    private static void ReadLines(RolloutSegment segment, long start, ThreadHistory history, HistoryAssembler assembler)
    {
        using var scanner = new RolloutLineScanner(segment.Path, start, segment.End);
        for (var number = 0L; scanner.TryRead(out var line); number++)
        {
            if (RolloutEnvelope.TryParse(line, out var envelope))
            {
                var position = new RolloutPosition(segment.Id, scanner.LineOffset, scanner.NextOffset, envelope.Ordinal ?? number);
                assembler.Apply(envelope, position);
                history.End = position.After;
                history.HasAllOrdinals &= envelope.Ordinal is not null;
            }
        }
    }
}
