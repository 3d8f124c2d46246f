namespace Daemon.AppServer.Processors.Search.Matching;

/// <summary>One word of a query, with the marks of fuzzy finders: <c>^begin</c>, <c>end$</c>, <c>'literal</c>, <c>!not</c>.</summary>
/// <param name="Text">Lower case, not empty.</param>
internal sealed record QueryAtom(string Text, QueryAtom.Place At, bool Negated)
{
    internal enum Place
    {
        Scattered,
        Anywhere,
        Begin,
        End,
        Whole,
    }

    /// <summary>Null when nothing but marks is there.</summary>
    public static QueryAtom? Parse(string word)
    {
        var negated = word.StartsWith('!');
        var text = negated ? word[1..] : word;
        var at = negated ? Place.Anywhere : Place.Scattered;
        if (text.StartsWith('\''))
        {
            (at, text) = (Place.Anywhere, text[1..]);
        }
        else if (text.StartsWith('^'))
        {
            (at, text) = (Place.Begin, text[1..]);
        }

        if (text.EndsWith('$'))
        {
            (at, text) = (at == Place.Begin ? Place.Whole : Place.End, text[..^1]);
        }

        return text.Length == 0 ? null : new QueryAtom(text.ToLowerInvariant(), at, negated);
    }

    /// <summary>The score; null when it does not match.</summary>
    public int? Score(string path, string lower, List<uint>? indices)
    {
        if (At == Place.Scattered)
        {
            return FuzzyScorer.Score(Text, path, lower, indices);
        }

        var place = Find(lower);
        if (Negated)
        {
            return place < 0 ? 0 : null;
        }

        if (place < 0)
        {
            return null;
        }

        for (var i = 0; indices is not null && i < Text.Length; i++)
        {
            indices.Add((uint)(place + i));
        }

        return FuzzyScorer.RunScore(path, place, Text.Length);
    }

    private int Find(string lower) => At switch
    {
        Place.Anywhere => lower.IndexOf(Text, StringComparison.Ordinal),
        Place.Begin => lower.StartsWith(Text, StringComparison.Ordinal) ? 0 : -1,
        Place.End => lower.EndsWith(Text, StringComparison.Ordinal) ? lower.Length - Text.Length : -1,
        _ => lower == Text ? 0 : -1,
    };
}
