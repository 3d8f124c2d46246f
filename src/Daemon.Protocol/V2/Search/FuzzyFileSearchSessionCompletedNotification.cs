namespace Daemon.Protocol.V2.Search;

/// <summary>The payload of <c>fuzzyFileSearch/sessionCompleted</c>.</summary>
public sealed record FuzzyFileSearchSessionCompletedNotification
{
    public required string SessionId { get; init; }
}
