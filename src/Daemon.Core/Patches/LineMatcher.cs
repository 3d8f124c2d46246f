namespace Daemon.Core.Patches;

/// <summary>
/// Finds a block of lines in a file. Models misremember white space and typography, so four comparisons are tried, strictest
/// first, each over the whole range before the next.
/// </summary>
internal static class LineMatcher
{
    private static readonly Func<string, string, bool>[] Passes =
    [
        static (a, b) => string.Equals(a, b, StringComparison.Ordinal),
        static (a, b) => a.AsSpan().TrimEnd().SequenceEqual(b.AsSpan().TrimEnd()),
        static (a, b) => a.AsSpan().Trim().SequenceEqual(b.AsSpan().Trim()),
        EqualWithPlainPunctuation,
    ];

    /// <summary>Index of the first match at or after <paramref name="start"/>; -1 when there is none. An empty block matches at once.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="block">What to find.</param>
    /// <param name="start">0-based.</param>
    /// <param name="atEnd">Only a match that ends with the file counts.</param>
    public static int Find(IReadOnlyList<FileLine> lines, IReadOnlyList<string> block, int start, bool atEnd)
    {
        int last = lines.Count - block.Count;
        int first = atEnd ? Math.Max(start, last) : start;
        foreach (Func<string, string, bool> equal in Passes)
        {
            for (int i = first; i <= last; i++)
            {
                if (MatchesAt(lines, block, i, equal))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private static bool MatchesAt(IReadOnlyList<FileLine> lines, IReadOnlyList<string> block, int at, Func<string, string, bool> equal)
    {
        for (int i = 0; i < block.Count; i++)
        {
            if (!equal(lines[at + i].Text, block[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EqualWithPlainPunctuation(string left, string right)
    {
        ReadOnlySpan<char> a = left.AsSpan().Trim();
        ReadOnlySpan<char> b = right.AsSpan().Trim();
        if (a.Length != b.Length)
        {
            return false;
        }

        for (int i = 0; i < a.Length; i++)
        {
            if (Plain(a[i]) != Plain(b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static char Plain(char c) => c switch
    {
        (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
        >= '\u2018' and <= '\u201B' => '\'',
        >= '\u201C' and <= '\u201F' => '"',
        '\u00A0' or (>= '\u2002' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' => ' ',
        _ => c,
    };
}
