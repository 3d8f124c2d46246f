using System.Globalization;
using System.Text;

namespace Daemon.Core.Patches;

/// <summary>Writes unified hunks as git and POSIX diff do, without file headers.</summary>
internal static class UnifiedDiff
{
    /// <summary>What git shows by default.</summary>
    public const int DefaultContextLines = 3;

    /// <summary>Empty when the texts are equal. A line without a line feed at the end of a text is marked as git marks it.</summary>
    /// <param name="oldText">Lines end with LF; a CR before it is part of the line.</param>
    /// <param name="newText">Likewise.</param>
    /// <param name="contextLines">Unchanged lines around a change; changes with no more than twice as many in between share a hunk.</param>
    public static string Create(string oldText, string newText, int contextLines = DefaultContextLines)
    {
        string[] oldLines = Split(oldText);
        string[] newLines = Split(newText);
        List<LineEdit> edits = LineEdits.Between(oldLines, newLines);
        var output = new StringBuilder();
        for (int first = 0; first < edits.Count;)
        {
            int last = first;
            while (last + 1 < edits.Count && edits[last + 1].OldStart - End(edits[last]) <= 2 * contextLines)
            {
                last++;
            }

            AppendHunk(output, oldLines, newLines, edits[first..(last + 1)], contextLines);
            first = last + 1;
        }

        return output.ToString();
    }

    private static int End(LineEdit edit) => edit.OldStart + edit.OldCount;

    private static string[] Split(string text)
    {
        var lines = new List<string>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            int next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..next]);
            start = next;
        }

        return [.. lines];
    }

    private static void AppendHunk(StringBuilder output, string[] oldLines, string[] newLines, List<LineEdit> edits, int context)
    {
        int before = Math.Min(context, edits[0].OldStart);
        int oldStart = edits[0].OldStart - before;
        int newStart = edits[0].NewStart - before;
        int oldEnd = Math.Min(oldLines.Length, End(edits[^1]) + context);
        int newEnd = oldEnd + edits[^1].NewStart + edits[^1].NewCount - End(edits[^1]);
        output.Append("@@ -");
        AppendRange(output, oldStart, oldEnd - oldStart);
        output.Append(" +");
        AppendRange(output, newStart, newEnd - newStart);
        output.Append(" @@\n");
        int at = oldStart;
        foreach (LineEdit edit in edits)
        {
            AppendLines(output, ' ', oldLines.AsSpan(at..edit.OldStart));
            AppendLines(output, '-', oldLines.AsSpan(edit.OldStart, edit.OldCount));
            AppendLines(output, '+', newLines.AsSpan(edit.NewStart, edit.NewCount));
            at = End(edit);
        }

        AppendLines(output, ' ', oldLines.AsSpan(at..oldEnd));
    }

    // An empty range names the line before it; a count of one is left out.
    private static void AppendRange(StringBuilder output, int start, int count)
    {
        output.Append(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)}");
        if (count != 1)
        {
            output.Append(CultureInfo.InvariantCulture, $",{count}");
        }
    }

    private static void AppendLines(StringBuilder output, char prefix, ReadOnlySpan<string> lines)
    {
        foreach (string line in lines)
        {
            output.Append(prefix).Append(line);
            if (!line.EndsWith('\n'))
            {
                output.Append("\n\\ No newline at end of file\n");
            }
        }
    }
}
