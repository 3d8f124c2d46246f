namespace Daemon.Protocol.V2.Threads;

/// <summary>One place of a thread at which a text was found.</summary>
public sealed record ThreadSearchOccurrence
{
    public required string TurnId { get; init; }

    public required string ItemId { get; init; }

    public required string Snippet { get; init; }

    /// <summary>The match within the snippet.</summary>
    public required ThreadSearchTextRange SnippetMatchRange { get; init; }

    /// <summary>For <c>thread/turns/list</c>: a page that begins with the turn.</summary>
    public required string TurnCursor { get; init; }
}
