namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/searchOccurrences</c>, oldest place first.</summary>
public sealed record ThreadSearchOccurrencesResponse
{
    public required IReadOnlyList<ThreadSearchOccurrence> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}
