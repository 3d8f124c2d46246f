namespace Daemon.Protocol.V2.Submissions;

/// <summary>The answer to <c>submission/submit</c>; what comes of the submission follows as events.</summary>
public sealed record SubmissionSubmitResponse
{
    /// <summary>True: a submission that is not accepted is answered by an error.</summary>
    public required bool Accepted { get; init; }

    public required string ThreadId { get; init; }
}
