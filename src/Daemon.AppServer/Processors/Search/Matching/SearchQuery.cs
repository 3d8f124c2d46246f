namespace Daemon.AppServer.Processors.Search.Matching;

/// <summary>A query: words that all have to match the path, in any case. A match of the name itself ranks above all others.</summary>
/// <remarks>Immutable.</remarks>
internal sealed class SearchQuery(string text)
{
    /// <summary>More than any path's own score.</summary>
    private const int NameTier = 65536;

    private readonly string _lower = text.ToLowerInvariant();
    private readonly QueryAtom[] _atoms =
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(QueryAtom.Parse).OfType<QueryAtom>()];

    public string Text => text;

    /// <summary>Whether it asks for nothing.</summary>
    public bool IsEmpty => _atoms.Length == 0;

    /// <summary>The score of a path; null when it does not match.</summary>
    public int? Score(string path, bool isFolder)
    {
        var lower = path.ToLowerInvariant();
        var score = 0;
        foreach (var atom in _atoms)
        {
            if (atom.Score(path, lower, null) is not { } part)
            {
                return null;
            }

            score += part;
        }

        return score + NameRank(lower, isFolder);
    }

    /// <summary>The places of the matched letters, ascending, for a path that matches.</summary>
    public uint[] Indices(string path)
    {
        var lower = path.ToLowerInvariant();
        var indices = new List<uint>();
        foreach (var atom in _atoms)
        {
            var own = new List<uint>();
            atom.Score(path, lower, own);
            indices.AddRange(own);
        }

        return [.. indices.Distinct().Order()];
    }

    /// <summary>A file of just this name, a folder of just this name, a file whose name has it, all others.</summary>
    private int NameRank(string lower, bool isFolder)
    {
        var name = lower.AsSpan(lower.LastIndexOf('/') + 1);
        return name.SequenceEqual(_lower) ? (isFolder ? 2 : 3) * NameTier
            : !isFolder && FuzzyScorer.IsSubsequence(_lower, name) ? NameTier
            : 0;
    }
}
