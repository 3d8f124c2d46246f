using System.Text.Json;
using Daemon.Core.Rollout.Files;

namespace Daemon.Core.Rollout.Reading;

/// <summary>One file of a history, up to where the next one takes over.</summary>
/// <param name="End">In bytes; null for the whole file.</param>
internal sealed record RolloutSegment(string Path, string Id, ThreadMeta Meta, long? End)
{
    /// <summary>How many bytes of the file belong to the history, now.</summary>
    public long Length => End ?? new FileInfo(Path).Length;
}

/// <summary>The files that a thread's history is in, base files first, the thread's own last.</summary>
internal sealed class RolloutChain
{
    private RolloutChain(List<RolloutSegment> segments)
    {
        Segments = segments;
    }

    public IReadOnlyList<RolloutSegment> Segments { get; }

    /// <summary>The thread's own first line.</summary>
    public ThreadMeta Meta => Segments[^1].Meta;

    /// <param name="path">Of the thread's own file.</param>
    /// <param name="locator">Finds base files; null is fine for threads that build on none.</param>
    /// <exception cref="RolloutException">A file does not begin with session metadata, or builds on one that is missing or on itself.</exception>
    /// <exception cref="IOException">A file is gone or unreadable.</exception>
    /// <exception cref="UnauthorizedAccessException">A file belongs to somebody else.</exception>
    public static RolloutChain Resolve(string path, IRolloutLocator? locator)
    {
        var newestFirst = new List<RolloutSegment> { Segment(path, null) };
        var seen = new HashSet<string>(StringComparer.Ordinal) { path };
        while (newestFirst[^1] is { Meta.Base: { } from } last)
        {
            var found = locator?.FindSegment(from.SegmentId);
            if (found is null || new FileInfo(found).Length < from.EndByteOffset)
            {
                throw new RolloutException(
                    $"rollout at {last.Path} builds on the first {from.EndByteOffset} bytes of segment {from.SegmentId}, "
                    + "whose file is missing or shorter");
            }

            if (!seen.Add(found))
            {
                throw new RolloutException($"rollout at {path} builds on itself through {found}");
            }

            newestFirst.Add(Segment(found, from.EndByteOffset));
        }

        newestFirst.Reverse();
        return new RolloutChain(newestFirst);
    }

    /// <summary>Reads the first line of a file.</summary>
    /// <exception cref="RolloutException">It is no session metadata.</exception>
    public static ThreadMeta ReadMeta(string path)
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

    /// <summary>
    /// The last <paramref name="length"/> bytes of the history: the index of the segment that they begin in, and the offset there.
    /// Zero and zero when the history is no longer than that.
    /// </summary>
    public (int Segment, long Start) Tail(long length)
    {
        for (var i = Segments.Count - 1; ; i--)
        {
            var own = Segments[i].Length;
            if (own > length)
            {
                return (i, own - length);
            }

            if (i == 0)
            {
                return (0, 0);
            }

            length -= own;
        }
    }

    private static RolloutSegment Segment(string path, long? end)
    {
        var meta = ReadMeta(path);
        return new RolloutSegment(path, RolloutFileName.TryParse(path)?.SegmentId ?? meta.Id, meta, end);
    }
}
