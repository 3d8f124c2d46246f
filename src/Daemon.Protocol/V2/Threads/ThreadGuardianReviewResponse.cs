namespace Daemon.Protocol.V2.Threads;

/// <summary>The result of <c>thread/guardianReview</c>.</summary>
public sealed record ThreadGuardianReviewResponse
{
    /// <summary>The call that was judged.</summary>
    public required string CallId { get; init; }

    /// <summary>Null when the reviewer came to no judgement.</summary>
    public ThreadGuardianAssessment? Assessment { get; init; }
}
