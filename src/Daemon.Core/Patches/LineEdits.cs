namespace Daemon.Core.Patches;

/// <summary>A run of old lines that a run of new lines replaces. Starts are 0-based; either count may be 0, not both.</summary>
internal readonly record struct LineEdit(int OldStart, int OldCount, int NewStart, int NewCount);

/// <summary>
/// Shortest edits between two line sequences, by the greedy algorithm of E. Myers, "An O(ND) Difference Algorithm and Its
/// Variations" (1986). Beyond <see cref="MaxDistance"/> differing lines the rest in between is one big replacement: still
/// correct, no longer shortest, and time and memory stay bounded.
/// </summary>
internal static class LineEdits
{
    /// <summary>Lines removed plus lines added; bounds the trace to about 8 MB.</summary>
    internal const int MaxDistance = 2000;

    /// <summary>In order, not touching each other.</summary>
    public static List<LineEdit> Between(ReadOnlySpan<string> oldLines, ReadOnlySpan<string> newLines)
    {
        int prefix = oldLines.CommonPrefixLength(newLines);
        oldLines = oldLines[prefix..];
        newLines = newLines[prefix..];
        int suffix = 0;
        while (suffix < oldLines.Length && suffix < newLines.Length && oldLines[^(suffix + 1)] == newLines[^(suffix + 1)])
        {
            suffix++;
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] a = Number(oldLines[..^suffix], numbers);
        int[] b = Number(newLines[..^suffix], numbers);
        var edits = new List<LineEdit>();
        if (a.Length == 0 || b.Length == 0 || FindPath(a, b) is not { } trace)
        {
            if (a.Length + b.Length > 0)
            {
                edits.Add(new LineEdit(prefix, a.Length, prefix, b.Length));
            }

            return edits;
        }

        Backtrack(trace, a.Length, b.Length, prefix, edits);
        return edits;
    }

    private static int[] Number(ReadOnlySpan<string> lines, Dictionary<string, int> numbers)
    {
        int[] result = new int[lines.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            if (!numbers.TryGetValue(lines[i], out result[i]))
            {
                result[i] = numbers.Count;
                numbers.Add(lines[i], result[i]);
            }
        }

        return result;
    }

    // Row d holds, for diagonals -d, -d+2 .. d, the furthest x that d edits reach. Null: further than the bound.
    private static List<int[]>? FindPath(int[] a, int[] b)
    {
        var trace = new List<int[]>();
        for (int d = 0; d <= MaxDistance; d++)
        {
            int[] row = new int[d + 1];
            for (int i = 0; i <= d; i++)
            {
                int k = (2 * i) - d;
                int x = d == 0 ? 0 : Start(trace[d - 1], d, i).X;
                while (x < a.Length && x - k < b.Length && a[x] == b[x - k])
                {
                    x++;
                }

                row[i] = x;
                if (x >= a.Length && x - k >= b.Length)
                {
                    trace.Add(row);
                    return trace;
                }
            }

            trace.Add(row);
        }

        return null;
    }

    // Where step d enters its i-th diagonal: down from the diagonal above (a new line), or right from the one below (an old line).
    private static (int X, bool IsInsertion) Start(int[] previous, int d, int i)
    {
        bool isInsertion = i == 0 || (i < d && previous[i - 1] < previous[i]);
        return isInsertion ? (previous[i], true) : (previous[i - 1] + 1, false);
    }

    private static void Backtrack(List<int[]> trace, int x, int y, int offset, List<LineEdit> edits)
    {
        for (int d = trace.Count - 1; d > 0; d--)
        {
            int i = (x - y + d) / 2;
            (int startX, bool isInsertion) = Start(trace[d - 1], d, i);
            int startY = startX - (x - y);
            LineEdit step = isInsertion
                ? new LineEdit(offset + startX, 0, offset + startY - 1, 1)
                : new LineEdit(offset + startX - 1, 1, offset + startY, 0);
            x = step.OldStart - offset;
            y = step.NewStart - offset;
            if (edits.Count > 0 && edits[^1] is var later
                && step.OldStart + step.OldCount == later.OldStart && step.NewStart + step.NewCount == later.NewStart)
            {
                edits[^1] = new LineEdit(step.OldStart, step.OldCount + later.OldCount, step.NewStart, step.NewCount + later.NewCount);
            }
            else
            {
                edits.Add(step);
            }
        }

        edits.Reverse();
    }
}
