namespace Daemon.Protocol.V2.Search;

/// <summary>The parameters of <c>fuzzyFileSearch/sessionStart</c>.</summary>
public sealed record FuzzyFileSearchSessionStartParams
{
    public required IReadOnlyList<string> Roots { get; init; }

    public required string SessionId { get; init; }
}
