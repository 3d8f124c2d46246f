namespace Daemon.Config.Schema;

/// <summary>Finds the known name that a misspelt one was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The work is quadratic in it, and no key is longer.</summary>
    private const int LongestName = 64;

    /// <summary>
    /// The known name with the fewest edits (insert, delete, replace, swap of neighbours), when those are at most a third of the
    /// longer name; null when none is that close. Names longer than 64 characters are not compared.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        string? best = null;
        var fewest = int.MaxValue;
        foreach (var candidate in known)
        {
            var longer = Math.Max(name.Length, candidate.Length);
            var allowed = Math.Min(Math.Max(1, longer / 3), fewest - 1);
            if (longer <= LongestName && Math.Abs(name.Length - candidate.Length) <= allowed && Distance(name, candidate, allowed) is { } distance)
            {
                (best, fewest) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Optimal string alignment distance; null when it is more than <paramref name="most"/>.</summary>
    private static int? Distance(string a, string b, int most)
    {
        // Three rows of the table: a swap looks two back.
        Span<int> older = stackalloc int[LongestName + 1];
        Span<int> last = stackalloc int[LongestName + 1];
        Span<int> row = stackalloc int[LongestName + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], older[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            // A row's least never falls again, but for a swap by one.
            if (least > most + 1)
            {
                return null;
            }

            var free = older;
            older = last;
            last = row;
            row = free;
        }

        return last[b.Length] <= most ? last[b.Length] : null;
    }
}
