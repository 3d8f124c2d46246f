namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/backgroundTerminals/list</c>.</summary>
public sealed record ThreadBackgroundTerminalsListResponse
{
    public required IReadOnlyList<ThreadBackgroundTerminal> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}
