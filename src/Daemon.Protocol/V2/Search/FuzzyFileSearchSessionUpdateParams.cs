namespace Daemon.Protocol.V2.Search;

/// <summary>The parameters of <c>fuzzyFileSearch/sessionUpdate</c>.</summary>
public sealed record FuzzyFileSearchSessionUpdateParams
{
    public required string Query { get; init; }

    public required string SessionId { get; init; }
}
