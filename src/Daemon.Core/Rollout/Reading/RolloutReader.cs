using System.Text.Json;

namespace Daemon.Core.Rollout.Reading;

/// <summary>
/// Reads a thread from its file and from those that it builds on. Tolerant of everything but a wrong first line: unknown lines,
/// broken lines, torn ends, gaps and repetitions of ordinals cost themselves and nothing else.
/// </summary>
public static class RolloutReader
{
    /// <summary>A chain of forks and reverts longer than this is taken for a loop of files made by hand.</summary>
    private const int MaxDepth = 4096;

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
            var found = locator?.FindAll(from.ThreadId).FirstOrDefault(candidate => !seen.Contains(candidate) && Reaches(candidate, from));
            if (found is null || chain.Count == MaxDepth)
            {
                throw new RolloutException(
                    $"rollout at {chain[^1].Path} builds on the first {from.EndByteOffset} bytes of thread {from.ThreadId}, whose file is missing or shorter");
            }

            seen.Add(found);
            chain.Add(new Segment(found, ReadMeta(found), from.EndByteOffset));
        }

        return chain;
    }

    /// <summary>
    /// Whether the inherited part ends in this file: a thread that was reverted has several, and the base names only the thread. The
    /// last inherited line must end just before the offset and carry the last inherited ordinal.
    /// </summary>
    private static bool Reaches(string path, HistoryBase from)
    {
        using var scanner = new RolloutLineScanner(path, end: from.EndByteOffset);
        long? last = null;
        while (scanner.TryRead(out var line))
        {
            last = RolloutEnvelope.TryParse(line, out var envelope) ? envelope.Ordinal : last;
        }

        return scanner.NextOffset == from.EndByteOffset && (last is null || last < from.EndOrdinalExclusive);
    }

    private static ThreadMeta ReadMeta(string path)
    {
        using var scanner = new RolloutLineScanner(path);
        if (scanner.TryRead(out var line) && RolloutEnvelope.TryParse(line, out var envelope) && envelope.Kind == RolloutLineKind.SessionMeta)
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
        using var scanner = new RolloutLineScanner(segment.Path, end: segment.End);
        for (var number = 0L; scanner.TryRead(out var line); number++)
        {
            if (RolloutEnvelope.TryParse(line, out var envelope))
            {
                assembler.Apply(
                    envelope, new RolloutPosition(segment.Path, segment.Meta.Id, scanner.LineOffset, envelope.Ordinal ?? number));
                history.EndOffset = scanner.NextOffset;
            }
        }
    }

    private readonly record struct Segment(string Path, ThreadMeta Meta, long? End);
}
