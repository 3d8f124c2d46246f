using Daemon.AppServer.Processors.Search.Matching;
using Daemon.AppServer.Processors.Search.Walking;
using Daemon.Protocol.V2.Search;

namespace Daemon.AppServer.Processors.Search;

/// <summary>Keeps the best matches of those offered, so that a search needs no memory for the rest.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class Ranking(SearchQuery query)
{
    private const int MaxResults = 50;

    private static readonly IComparer<Candidate> WorstFirst = Comparer<Candidate>.Create(
        (a, b) => a.Score != b.Score ? a.Score.CompareTo(b.Score) : -string.CompareOrdinal(a.Entry.Path, b.Entry.Path));

    private readonly PriorityQueue<Candidate, Candidate> _best = new(WorstFirst);

    /// <param name="root">As the client wrote it.</param>
    public void Offer(string root, WalkEntry entry)
    {
        if (query.Score(entry.Path, entry.IsFolder) is not { } score)
        {
            return;
        }

        var candidate = new Candidate(root, entry, score);
        if (_best.Count < MaxResults)
        {
            _best.Enqueue(candidate, candidate);
        }
        else
        {
            _best.EnqueueDequeue(candidate, candidate);
        }
    }

    /// <summary>The best first; equals by path.</summary>
    public IReadOnlyList<FuzzyFileSearchResult> Results() =>
    [
        .. _best.UnorderedItems.Select(item => item.Element).OrderDescending(WorstFirst).Select(found => new FuzzyFileSearchResult
        {
            Root = found.Root,
            Path = found.Entry.Path,
            MatchType = found.Entry.IsFolder ? FuzzyFileSearchMatchType.Directory : FuzzyFileSearchMatchType.File,
            FileName = Path.GetFileName(found.Entry.Path),
            Score = (uint)Math.Max(found.Score, 0),
            Indices = query.Indices(found.Entry.Path),
        }),
    ];

    private readonly record struct Candidate(string Root, WalkEntry Entry, int Score);
}
