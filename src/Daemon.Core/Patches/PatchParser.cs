using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Daemon.Core.Patches;

/// <summary>
/// Reads the patch language: a <c>*** Begin Patch</c> line, hunks that add, delete or update a file, a <c>*** End Patch</c> line.
/// One instance reads one patch; line by line, without backtracking.
/// </summary>
internal sealed class PatchParser
{
    private const string BeginMarker = "*** Begin Patch";
    private const string EndMarker = "*** End Patch";
    private const string EnvironmentMarker = "*** Environment ID:";
    private const string AddHeader = "*** Add File: ";
    private const string DeleteHeader = "*** Delete File: ";
    private const string UpdateHeader = "*** Update File: ";
    private const string MoveHeader = "*** Move to: ";
    private const string EndOfFileMarker = "*** End of File";

    private readonly string[] _lines;
    private int _next;
    private PatchError? _error;

    private PatchParser(string[] lines) => _lines = lines;

    private bool AtEnd => _next >= _lines.Length || _lines[_next].Trim() == EndMarker;

    private int LineNumber => _next + 1;

    /// <summary>Reads a patch, with or without white space or a here-document's marks around it.</summary>
    /// <param name="text">LF or CRLF; CR before LF is not part of a line.</param>
    /// <param name="hunks">As written, in order; may be empty.</param>
    /// <param name="error">The first thing that is wrong.</param>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out IReadOnlyList<PatchHunk>? hunks,
        [NotNullWhen(false)] out PatchError? error)
    {
        var parser = new PatchParser(WithoutHereDocument(SplitLines(text.Trim())));
        hunks = parser.ReadFrame() ? parser.ReadHunks() : null;
        error = hunks is null ? parser._error ?? throw new InvalidOperationException("A refused patch has a reason.") : null;
        return hunks is not null;
    }

    private static string[] SplitLines(string text)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].EndsWith('\r'))
            {
                lines[i] = lines[i][..^1];
            }
        }

        return lines;
    }

    // Models sometimes hand over the here-document around the patch instead of the patch.
    private static string[] WithoutHereDocument(string[] lines) =>
        lines.Length >= 4 && (lines[0] is "<<EOF" or "<<'EOF'" or "<<\"EOF\"") && lines[^1].EndsWith("EOF", StringComparison.Ordinal)
            ? lines[1..^1]
            : lines;

    private bool ReadFrame()
    {
        string first = _lines[0].Trim();
        if (first.Length > 0 && first != BeginMarker)
        {
            return Refuse(PatchError.InvalidPatch($"The first line of the patch must be '{BeginMarker}'"));
        }

        if (_lines[^1].Trim() != EndMarker)
        {
            return Refuse(PatchError.InvalidPatch($"The last line of the patch must be '{EndMarker}'"));
        }

        if (first.Length == 0 || _lines.Length == 1)
        {
            return Refuse(PatchError.InvalidPatch($"The first line of the patch must be '{BeginMarker}'"));
        }

        _next = 1;
        return SkipEnvironment();
    }

    // There is one place to apply a patch to, so its name is checked and dropped.
    private bool SkipEnvironment()
    {
        bool seen = false;
        for (; !AtEnd && _lines[_next].Trim() is var line && line.StartsWith(EnvironmentMarker, StringComparison.Ordinal); _next++)
        {
            if (seen)
            {
                return Refuse(PatchError.InvalidPatch("apply_patch environment_id cannot be specified more than once"));
            }

            if (line.Length == EnvironmentMarker.Length)
            {
                return Refuse(PatchError.InvalidPatch("apply_patch environment_id cannot be empty"));
            }

            seen = true;
        }

        return true;
    }

    private List<PatchHunk>? ReadHunks()
    {
        var hunks = new List<PatchHunk>();
        while (!AtEnd)
        {
            if (ReadHunk() is not { } hunk)
            {
                return null;
            }

            hunks.Add(hunk);
        }

        if (_lines.Skip(_next).Any(line => line.Trim() is not (EndMarker or "")))
        {
            Refuse(PatchError.InvalidPatch($"The last line of the patch must be '{EndMarker}'"));
            return null;
        }

        return hunks;
    }

    private PatchHunk? ReadHunk()
    {
        string header = _lines[_next].Trim();
        if (PathAfter(AddHeader, header) is { } added)
        {
            _next++;
            return new PatchHunk.Add(added, ReadContent());
        }

        if (PathAfter(DeleteHeader, header) is { } deleted)
        {
            _next++;
            return new PatchHunk.Delete(deleted);
        }

        if (PathAfter(UpdateHeader, header) is { } updated)
        {
            return ReadUpdate(updated);
        }

        RefuseLine($"'{header}' is not a valid hunk header. Valid hunk headers: "
            + "'*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'");
        return null;
    }

    private static string? PathAfter(string header, string line) =>
        line.StartsWith(header, StringComparison.Ordinal) ? line[header.Length..] : null;

    private string ReadContent()
    {
        var content = new StringBuilder();
        for (; !AtEnd && _lines[_next].StartsWith('+'); _next++)
        {
            content.Append(_lines[_next], 1, _lines[_next].Length - 1).Append('\n');
        }

        return content.ToString();
    }

    private PatchHunk.Update? ReadUpdate(string path)
    {
        int headerLine = LineNumber;
        _next++;
        string? moveTo = AtEnd ? null : PathAfter(MoveHeader, _lines[_next].TrimEnd());
        if (moveTo is not null)
        {
            _next++;
        }

        var chunks = new List<PatchChunk>();
        while (!AtEnd && !IsHunkHeader(_lines[_next]))
        {
            if (chunks.Count > 0 && chunks[^1].IsEndOfFile && string.IsNullOrWhiteSpace(_lines[_next]))
            {
                _next++;
                continue;
            }

            if (ReadChunk(isFirst: chunks.Count == 0) is not { } chunk)
            {
                return null;
            }

            chunks.Add(chunk);
        }

        if (chunks.Count == 0)
        {
            Refuse(PatchError.InvalidHunk(headerLine, $"Update file hunk for path '{path}' is empty"));
            return null;
        }

        return new PatchHunk.Update(path, moveTo, chunks);
    }

    private PatchChunk? ReadChunk(bool isFirst)
    {
        string? context = null;
        string marker = _lines[_next].TrimEnd();
        bool marked = marker == "@@" || marker.StartsWith("@@ ", StringComparison.Ordinal);
        if (marked)
        {
            context = marker.Length > 3 ? _lines[_next][3..] : null;
            _next++;
        }
        else if (!isFirst)
        {
            RefuseLine($"Expected update hunk to start with a @@ context marker, got: '{_lines[_next]}'");
            return null;
        }

        List<PatchLine> lines = ReadLines();
        bool endOfFile = !AtEnd && _lines[_next].TrimEnd() == EndOfFileMarker;
        if (lines.Count == 0)
        {
            RefuseLine(AtEnd || endOfFile || IsHunkHeader(_lines[_next])
                ? "Update hunk does not contain any lines"
                : $"Unexpected line found in update hunk: '{_lines[_next]}'. "
                    + "Every line should start with ' ' (context line), '+' (added line), or '-' (removed line)");
            return null;
        }

        if (endOfFile)
        {
            _next++;
        }

        return new PatchChunk(context, lines, endOfFile);
    }

    private List<PatchLine> ReadLines()
    {
        var lines = new List<PatchLine>();
        for (; _next < _lines.Length; _next++)
        {
            string line = _lines[_next];
            if (line.Length == 0)
            {
                // Editors and models strip the lone space of an empty context line.
                lines.Add(new PatchLine(PatchLineKind.Context, ""));
                continue;
            }

            if (KindOf(line[0]) is not { } kind || (kind == PatchLineKind.Context && AtEnd))
            {
                break;
            }

            lines.Add(new PatchLine(kind, line[1..]));
        }

        return lines;
    }

    private static PatchLineKind? KindOf(char prefix) => prefix switch
    {
        ' ' => PatchLineKind.Context,
        '-' => PatchLineKind.Removed,
        '+' => PatchLineKind.Added,
        _ => null,
    };

    private static bool IsHunkHeader(string line) =>
        line.StartsWith(AddHeader, StringComparison.Ordinal)
        || line.StartsWith(DeleteHeader, StringComparison.Ordinal)
        || line.StartsWith(UpdateHeader, StringComparison.Ordinal);

    private void RefuseLine(string reason) => Refuse(PatchError.InvalidHunk(LineNumber, reason));

    private bool Refuse(PatchError error)
    {
        _error ??= error;
        return false;
    }
}
