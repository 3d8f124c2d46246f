namespace Daemon.Protocol.V2.Search;

/// <summary>The answer to <c>fuzzyFileSearch</c>.</summary>
public sealed record FuzzyFileSearchResponse
{
    public required IReadOnlyList<FuzzyFileSearchResult> Files { get; init; }
}
