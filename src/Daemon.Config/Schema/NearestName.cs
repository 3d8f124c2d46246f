namespace Daemon.Config.Schema;

/// <summary>Finds the known name that a misspelt one was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>
    /// The known name with the fewest edits (insert, delete, replace, swap of neighbours), when those are at most a third of the
    /// longer name; null when none is that close. Names longer than 64 characters are not compared: the table is quadratic.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        string? best = null;
        var fewest = int.MaxValue;
        foreach (var candidate in known)
        {
            var longer = Math.Max(name.Length, candidate.Length);
            var allowed = Math.Max(1, longer / 3);
            if (longer > 64 || Math.Abs(name.Length - candidate.Length) > allowed)
            {
                continue;
            }

            var distance = Distance(name, candidate);
            if (distance <= allowed && distance < fewest)
            {
                (best, fewest) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Optimal string alignment distance.</summary>
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            table[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            table[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(replace, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
