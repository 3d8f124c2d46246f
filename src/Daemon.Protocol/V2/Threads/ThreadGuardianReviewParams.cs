namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/guardianReview</c>.</summary>
public sealed record ThreadGuardianReviewParams
{
    public required string ThreadId { get; init; }
}
