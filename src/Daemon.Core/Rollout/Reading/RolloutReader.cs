using System.Text.Json;
using Daemon.Core.Rollout.Files;

namespace Daemon.Core.Rollout.Reading;

/// <summary>
/// Reads a thread from its file and from those that it builds on. Tolerant of everything but a wrong first line: unknown lines,
/// broken lines, torn ends, gaps and repetitions of ordinals cost themselves and nothing else.
/// </summary>
public static class RolloutReader
{
    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <param name="locator">Finds base files; null is fine for threads that build on none.</param>
    /// <exception cref="RolloutException">
    /// The file is unreadable, does not begin with session metadata, or builds on a file that is missing or on itself.
    /// </exception>
    public static ThreadHistory Load(string path, HistoryParts parts = HistoryParts.All, IRolloutLocator? locator = null)
    {
        try
        {
            var chain = ResolveChain(path, locator);
            var history = new ThreadHistory(path, chain[0].Meta);
            var assembler = new HistoryAssembler(history, parts);
            for (var i = chain.Count - 1; i >= 0; i--)
            {
                ReadLines(chain[i], history, assembler);
            }

            assembler.Finish();
            return history;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RolloutException($"cannot read rollout at {path}: {e.Message}", e);
        }
    }

    /// <summary>Shows the lines of a thread, base files first, to a visitor until it returns false. A line is valid during its call.</summary>
    /// <exception cref="RolloutException">As <see cref="Load"/>.</exception>
    internal static void Visit(string path, IRolloutLocator? locator, Func<ReadOnlyMemory<byte>, bool> visit)
    {
        try
        {
            var chain = ResolveChain(path, locator);
            for (var i = chain.Count - 1; i >= 0; i--)
            {
                using var scanner = new RolloutLineScanner(chain[i].Path, end: chain[i].End);
                while (scanner.TryRead(out var line))
                {
                    if (!visit(line))
                    {
                        return;
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RolloutException($"cannot read rollout at {path}: {e.Message}", e);
        }
    }

    /// <summary>Reads the first line only.</summary>
    /// <exception cref="RolloutException">The file is unreadable or does not begin with session metadata.</exception>
    public static ThreadMeta LoadMeta(string path)
    {
        try
        {
            return ReadMeta(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RolloutException($"cannot read rollout at {path}: {e.Message}", e);
        }
    }

    /// <summary>The files to read, the thread's own first.</summary>
    private static List<Segment> ResolveChain(string path, IRolloutLocator? locator)
    {
        var chain = new List<Segment> { new(path, ReadMeta(path), null) };
        var seen = new HashSet<string>(StringComparer.Ordinal) { path };
        while (chain[^1].Meta.Base is { } from)
        {
            var found = locator?.FindSegment(from.SegmentId);
            if (found is null || new FileInfo(found).Length < from.EndByteOffset)
            {
                throw new RolloutException(
                    $"rollout at {chain[^1].Path} builds on the first {from.EndByteOffset} bytes of segment {from.SegmentId}, "
                    + "whose file is missing or shorter");
            }

            if (!seen.Add(found))
            {
                throw new RolloutException($"rollout at {path} builds on itself through {found}");
            }

            chain.Add(new Segment(found, ReadMeta(found), from.EndByteOffset));
        }

        return chain;
    }

    private static ThreadMeta ReadMeta(string path)
    {
        using var scanner = new RolloutLineScanner(path);
        if (scanner.TryRead(out var line)
            && RolloutEnvelope.TryParse(line, out var envelope)
            && envelope.Kind == RolloutLineKind.SessionMeta)
        {
            using var document = JsonDocument.Parse(envelope.Payload);
            if (ThreadMetaReader.Read(document.RootElement) is { } meta)
            {
                return meta;
            }
        }

        throw new RolloutException($"rollout at {path} does not start with session metadata");
    }

    private static void ReadLines(Segment segment, ThreadHistory history, HistoryAssembler assembler)
    {
        var segmentId = RolloutFileName.TryParse(segment.Path)?.SegmentId ?? segment.Meta.Id;
        history.Segments[segmentId] = segment.Path;
        using var scanner = new RolloutLineScanner(segment.Path, end: segment.End);
        for (var number = 0L; scanner.TryRead(out var line); number++)
        {
            if (RolloutEnvelope.TryParse(line, out var envelope))
            {
                var position = new RolloutPosition(segmentId, scanner.LineOffset, scanner.NextOffset, envelope.Ordinal ?? number);
                assembler.Apply(envelope, position);
                history.End = position.After;
            }
        }
    }

    private readonly record struct Segment(string Path, ThreadMeta Meta, long? End);
}
