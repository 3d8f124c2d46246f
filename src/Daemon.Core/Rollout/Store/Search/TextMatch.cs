namespace Daemon.Core.Rollout.Store.Search;

/// <summary>A place at which a text was found, and some of the text around it. Offsets are UTF-16 code units.</summary>
/// <param name="Snippet">Begins and ends with an ellipsis where text was left out.</param>
/// <param name="Start">Of the match within the snippet.</param>
/// <param name="End">Exclusive.</param>
public sealed record TextMatch(string Snippet, int Start, int End)
{
    private const int Before = 49;
    private const int After = 96;
    private const string Ellipsis = "...";

    /// <summary>All places, in order, that do not overlap. Upper and lower case are the same.</summary>
    public static IEnumerable<TextMatch> All(string text, string term)
    {
        for (var at = IndexOf(text, term, 0); at >= 0; at = IndexOf(text, term, at + term.Length))
        {
            yield return Around(text, at, term.Length);
        }
    }

    private static int IndexOf(string text, string term, int from) => text.IndexOf(term, from, StringComparison.OrdinalIgnoreCase);

    private static TextMatch Around(string text, int at, int length)
    {
        var start = Whole(text, Math.Max(0, at - Before));
        var end = Whole(text, Math.Min(text.Length, at + length + After));
        var head = start > 0 ? Ellipsis + " " : "";
        var tail = end < text.Length ? " " + Ellipsis : "";
        var from = head.Length + at - start;
        return new TextMatch(string.Concat(head, text.AsSpan(start, end - start), tail), from, from + length);
    }

    /// <summary>The same place, or the one before it when it is between the two halves of a character.</summary>
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
