namespace Daemon.Config.CommandEnvironments;

/// <summary>Case-insensitive wildcards over variable names: <c>*</c> is any run of characters, <c>?</c> any one.</summary>
internal static class NamePattern
{
    /// <summary>Linear in the lengths' product at worst: on a mismatch only the last <c>*</c> is tried again.</summary>
    public static bool Matches(string pattern, string name)
    {
        var (p, n) = (0, 0);
        var (star, resume) = (-1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p++, n);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(name[n])))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).IndexOfAnyExcept('*') < 0;
    }
}
