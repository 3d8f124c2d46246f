namespace Daemon.Protocol.V2.Threads;

/// <summary>A part of a text, in UTF-16 code units.</summary>
public sealed record ThreadSearchTextRange
{
    public required long Start { get; init; }

    /// <summary>Exclusive.</summary>
    public required long End { get; init; }
}
