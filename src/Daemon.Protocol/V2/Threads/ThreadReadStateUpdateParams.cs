namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/readState/update</c>.</summary>
public sealed record ThreadReadStateUpdateParams
{
    /// <summary>The revision that the client has seen; any other is a conflict.</summary>
    public required string ExpectedRevision { get; init; }

    public required ThreadReadStateOperation Operation { get; init; }

    public required string ThreadId { get; init; }
}
