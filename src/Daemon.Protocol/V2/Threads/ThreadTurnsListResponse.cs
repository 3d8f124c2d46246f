using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/turns/list</c>.</summary>
public sealed record ThreadTurnsListResponse
{
    public required IReadOnlyList<Turn> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }

    public string? BackwardsCursor { get; init; }
}
