namespace Daemon.Protocol.V2.Turns;

/// <summary>One page of turns.</summary>
public sealed record TurnsPage
{
    public required IReadOnlyList<Turn> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }

    public string? BackwardsCursor { get; init; }
}
