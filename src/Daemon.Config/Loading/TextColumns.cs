using Daemon.Toml.Values;

namespace Daemon.Config.Loading;

/// <summary>Columns of a text, counted in Unicode code points as spans count them.</summary>
internal static class TextColumns
{
    /// <summary>How many columns a span covers on its first line.</summary>
    public static int Count(string text, TomlSpan span)
    {
        var start = Math.Min(span.Offset, text.Length);
        var covered = text.AsSpan(start, Math.Min(span.Length, text.Length - start));
        var lineEnd = covered.IndexOfAny('\r', '\n');
        var columns = 0;
        foreach (var _ in (lineEnd < 0 ? covered : covered[..lineEnd]).EnumerateRunes())
        {
            columns++;
        }

        return columns;
    }
}
