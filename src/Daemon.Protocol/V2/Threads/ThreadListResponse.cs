using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/list</c>.</summary>
public sealed record ThreadListResponse
{
    public required IReadOnlyList<Thread> Data { get; init; }

    [WireExperimental]
    public IReadOnlyDictionary<string, ThreadReadState>? ReadStates { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }

    public string? BackwardsCursor { get; init; }
}
