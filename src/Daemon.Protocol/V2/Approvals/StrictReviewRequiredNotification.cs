namespace Daemon.Protocol.V2.Approvals;

/// <summary>The payload of <c>autoApprovalReview/strictReviewRequired</c>.</summary>
public sealed record StrictReviewRequiredNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long StartedAtMs { get; init; }
}
