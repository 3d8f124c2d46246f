namespace Daemon.Protocol.V2.Threads;

/// <summary>A thread in which a text was found.</summary>
public sealed record ThreadSearchResult
{
    public required Thread Thread { get; init; }

    /// <summary>The place of the first match, with some text around it.</summary>
    public required string Snippet { get; init; }
}
