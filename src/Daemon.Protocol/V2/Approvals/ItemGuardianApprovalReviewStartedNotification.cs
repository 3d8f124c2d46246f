namespace Daemon.Protocol.V2.Approvals;

/// <summary>The payload of <c>item/autoApprovalReview/started</c>.</summary>
public sealed record ItemGuardianApprovalReviewStartedNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required GuardianApprovalReviewAction Action { get; init; }

    public required GuardianApprovalReview Review { get; init; }

    public required string ReviewId { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long StartedAtMs { get; init; }

    public string? TargetItemId { get; init; }
}
