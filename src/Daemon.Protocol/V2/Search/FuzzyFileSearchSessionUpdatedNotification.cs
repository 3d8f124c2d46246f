namespace Daemon.Protocol.V2.Search;

/// <summary>The payload of <c>fuzzyFileSearch/sessionUpdated</c>.</summary>
public sealed record FuzzyFileSearchSessionUpdatedNotification
{
    public required string SessionId { get; init; }

    public required string Query { get; init; }

    public required IReadOnlyList<FuzzyFileSearchResult> Files { get; init; }
}
