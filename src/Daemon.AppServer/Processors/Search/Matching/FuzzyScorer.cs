namespace Daemon.AppServer.Processors.Search.Matching;

/// <summary>
/// Scores how well letters, in order but with gaps, are found in a path: Smith-Waterman with affine gap costs, as fuzzy finders do (the
/// numbers are those of fzf's second algorithm). Beginnings of words and of path parts count more, unbroken runs more still.
/// </summary>
internal static class FuzzyScorer
{
    private const int Match = 16;
    private const int GapStart = 3;
    private const int GapExtension = 1;
    private const int PartBonus = 9;
    private const int WordBonus = 8;
    private const int CamelBonus = 5;
    private const int RunBonus = 4;
    private const int FirstLetterFactor = 2;
    private const int Impossible = int.MinValue / 2;

    /// <summary>Returns the score; null when the letters are not there. <paramref name="indices"/> gets the places of the best match.</summary>
    /// <param name="letters">Lower case, not empty.</param>
    /// <param name="path">As it is written.</param>
    /// <param name="lower">The path in lower case, of the same length.</param>
    public static int? Score(string letters, string path, string lower, List<uint>? indices)
    {
        var first = lower.IndexOf(letters[0], StringComparison.Ordinal);
        if (first < 0 || !IsSubsequence(letters, lower, first))
        {
            return null;
        }

        var width = lower.Length - first;
        var cells = new Cell[letters.Length * width];
        for (var row = 0; row < letters.Length; row++)
        {
            FillRow(cells, row, width, letters[row], path, lower, first);
        }

        var last = cells.AsSpan((letters.Length - 1) * width, width);
        // Of equals the last: it is nearest to the name.
        var best = 0;
        for (var column = 1; column < width; column++)
        {
            best = last[column].Matched >= last[best].Matched ? column : best;
        }

        if (indices is not null)
        {
            Trace(cells, letters.Length - 1, best, width, first, indices);
        }

        return last[best].Matched;
    }

    public static bool IsSubsequence(ReadOnlySpan<char> letters, ReadOnlySpan<char> text, int start = 0)
    {
        var found = 0;
        for (var i = start; i < text.Length && found < letters.Length; i++)
        {
            found += text[i] == letters[found] ? 1 : 0;
        }

        return found == letters.Length;
    }

    /// <summary>What a match at this place is worth beyond the letter.</summary>
    public static int Bonus(string path, int index)
    {
        if (index == 0 || path[index - 1] is '/' or '\\')
        {
            return PartBonus;
        }

        char before = path[index - 1], here = path[index];
        return char.IsLetterOrDigit(here) && !char.IsLetterOrDigit(before) ? WordBonus
            : (char.IsLower(before) && char.IsUpper(here)) || (!char.IsDigit(before) && char.IsDigit(here)) ? CamelBonus
            : char.IsLetterOrDigit(here) ? 0 : WordBonus;
    }

    /// <summary>The score of an unbroken run that begins at the place.</summary>
    public static int RunScore(string path, int index, int length)
    {
        var first = Bonus(path, index);
        var score = Match + (first * FirstLetterFactor);
        for (var i = 1; i < length; i++)
        {
            score += Match + Continue(first, Bonus(path, index + i), out first);
        }

        return score;
    }

    private static int Continue(int runBonus, int bonus, out int nextRunBonus)
    {
        nextRunBonus = bonus >= WordBonus && bonus > runBonus ? bonus : runBonus;
        return Math.Max(Math.Max(nextRunBonus, RunBonus), bonus);
    }

    private static void FillRow(Cell[] cells, int row, int width, char letter, string path, string lower, int first)
    {
        var here = cells.AsSpan(row * width, width);
        var above = row == 0 ? default : cells.AsSpan((row - 1) * width, width);
        var gap = Impossible;
        for (var column = 0; column < width; column++)
        {
            // The best that ends left of here, with the cost of not matching since.
            gap = column == 0 ? Impossible : Math.Max(gap - GapExtension, here[column - 1].Matched - GapStart);
            here[column] = lower[first + column] == letter
                ? Matched(row, column, above, Bonus(path, first + column))
                : new Cell(Impossible, 0, false, 0);
            here[column].Gap = gap;
        }
    }

    private static Cell Matched(int row, int column, ReadOnlySpan<Cell> above, int bonus)
    {
        if (row == 0)
        {
            return new Cell(Match + (bonus * FirstLetterFactor), bonus, false, 0);
        }

        if (column == 0)
        {
            return new Cell(Impossible, 0, false, 0);
        }

        var before = above[column - 1];
        var run = before.Matched + Match + Continue(before.RunBonus, bonus, out var runBonus);
        var fresh = before.Gap + Match + bonus;
        return run >= fresh && before.Matched > Impossible / 2
            ? new Cell(run, runBonus, true, 0)
            : new Cell(before.Gap > Impossible / 2 ? fresh : Impossible, bonus, false, 0);
    }

    private static void Trace(Cell[] cells, int row, int column, int width, int first, List<uint> indices)
    {
        var place = column;
        for (; row >= 0; row--)
        {
            indices.Add((uint)(first + place));
            if (row == 0)
            {
                break;
            }

            var continues = cells[(row * width) + place].Continues;
            place--;
            if (!continues)
            {
                place = GapOrigin(cells.AsSpan((row - 1) * width, width), place);
            }
        }

        indices.Reverse();
    }

    /// <summary>The match that a gap up to this place began behind.</summary>
    private static int GapOrigin(ReadOnlySpan<Cell> row, int place)
    {
        while (row[place].Gap != row[place - 1].Matched - GapStart)
        {
            place--;
        }

        return place - 1;
    }

    /// <param name="Matched">The best score that ends with a match here.</param>
    /// <param name="RunBonus">The bonus that the run through here carries on.</param>
    /// <param name="Continues">Whether the letter before is matched right before.</param>
    /// <param name="Gap">The best score that ends before here.</param>
    private record struct Cell(int Matched, int RunBonus, bool Continues, int Gap);
}
