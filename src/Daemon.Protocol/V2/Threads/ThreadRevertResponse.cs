namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/revert</c>.</summary>
public sealed record ThreadRevertResponse
{
    public string? ItemsBackwardsCursor { get; init; }

    public required Thread Thread { get; init; }

    public string? TurnsBackwardsCursor { get; init; }
}
