namespace Daemon.Protocol.V2.Search;

/// <summary>The parameters of <c>fuzzyFileSearch/sessionStop</c>.</summary>
public sealed record FuzzyFileSearchSessionStopParams
{
    public required string SessionId { get; init; }
}
