namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/sample</c>.</summary>
public sealed record ThreadSampleParams
{
    public required string ThreadId { get; init; }

    /// <summary>The turn that the client believes to be the last finished one.</summary>
    public required string ExpectedTurnId { get; init; }

    /// <summary>At most 4000 bytes.</summary>
    public required string Prompt { get; init; }

    public string? Effort { get; init; }

    public bool AllowInProgressTurn { get; init; }
}
