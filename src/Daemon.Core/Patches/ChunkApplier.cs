using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Daemon.Core.Patches;

/// <summary>Computes a file's new text from its old one and the chunks of an update. Pure.</summary>
internal static class ChunkApplier
{
    /// <summary>
    /// Chunks are found in file order. Untouched and context lines keep their bytes; added lines get the file's line ending; the
    /// result ends with one. Chunks that only add go to the end of the file, wherever their context is.
    /// </summary>
    /// <param name="path">Absolute; for the error.</param>
    /// <param name="text">The file.</param>
    /// <param name="chunks">In file order.</param>
    /// <param name="result">The new text.</param>
    /// <param name="error">Which lines were not found.</param>
    public static bool TryApply(
        string path,
        string text,
        IReadOnlyList<PatchChunk> chunks,
        [NotNullWhen(true)] out string? result,
        [NotNullWhen(false)] out PatchError? error)
    {
        FileText file = FileText.Parse(text);
        var output = new StringBuilder(text.Length + 256);
        var appended = new List<PatchLine>();
        int search = 0;
        int copied = 0;
        result = null;
        foreach (PatchChunk chunk in chunks)
        {
            if (chunk.Context is { } context)
            {
                int found = LineMatcher.Find(file.Lines, [context], search, atEnd: false);
                if (found < 0)
                {
                    error = PatchError.ContextNotFound(path, context);
                    return false;
                }

                search = found + 1;
            }

            if (chunk.Lines.All(line => line.Kind == PatchLineKind.Added))
            {
                appended.AddRange(chunk.Lines);
                continue;
            }

            if (Locate(file.Lines, chunk, search) is not var (at, lines))
            {
                error = PatchError.LinesNotFound(path, OldLines(chunk.Lines));
                return false;
            }

            CopyUntil(at);
            foreach (PatchLine line in lines)
            {
                Emit(line);
            }

            search = copied;
        }

        CopyUntil(file.Lines.Count);
        foreach (PatchLine line in appended)
        {
            output.Append(line.Text).Append(file.NewLine);
        }

        result = output.ToString();
        error = null;
        return true;

        void CopyUntil(int end)
        {
            for (; copied < end; copied++)
            {
                Copy(file.Lines[copied]);
            }
        }

        void Emit(PatchLine line)
        {
            switch (line.Kind)
            {
                case PatchLineKind.Context:
                    Copy(file.Lines[copied++]);
                    break;
                case PatchLineKind.Removed:
                    copied++;
                    break;
                default:
                    output.Append(line.Text).Append(file.NewLine);
                    break;
            }
        }

        void Copy(FileLine line) => output.Append(line.Text).Append(line.Ending.Length > 0 ? line.Ending : file.NewLine);
    }

    private static (int At, IReadOnlyList<PatchLine> Lines)? Locate(IReadOnlyList<FileLine> file, PatchChunk chunk, int search)
    {
        List<string> old = OldLines(chunk.Lines);
        int at = LineMatcher.Find(file, old, search, chunk.IsEndOfFile);
        if (at >= 0)
        {
            return (at, chunk.Lines);
        }

        if (old[^1].Length > 0)
        {
            return null;
        }

        // The empty last line may be the blank line before the next marker, or the newline that ends the file.
        old.RemoveAt(old.Count - 1);
        at = LineMatcher.Find(file, old, search, chunk.IsEndOfFile);
        return at < 0 ? null : (at, WithoutLastEmptyLine(chunk.Lines));
    }

    private static List<string> OldLines(IReadOnlyList<PatchLine> lines) =>
        [.. lines.Where(line => line.Kind != PatchLineKind.Added).Select(line => line.Text)];

    // Drops the empty last line on both sides; a context line that only the old side loses is an added line from then on.
    private static List<PatchLine> WithoutLastEmptyLine(IReadOnlyList<PatchLine> lines)
    {
        List<PatchLine> kept = [.. lines];
        int lastOld = kept.FindLastIndex(line => line.Kind != PatchLineKind.Added);
        int lastNew = kept.FindLastIndex(line => line.Kind != PatchLineKind.Removed);
        if (kept[lastOld].Kind == PatchLineKind.Context)
        {
            kept[lastOld] = new PatchLine(PatchLineKind.Added, "");
        }
        else
        {
            kept.RemoveAt(lastOld);
            lastNew -= lastNew > lastOld ? 1 : 0;
        }

        if (lastNew >= 0 && kept[lastNew] is { Kind: PatchLineKind.Added, Text.Length: 0 })
        {
            kept.RemoveAt(lastNew);
        }

        return kept;
    }
}
