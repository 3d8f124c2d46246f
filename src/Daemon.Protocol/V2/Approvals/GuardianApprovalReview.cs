namespace Daemon.Protocol.V2.Approvals;

/// <summary>The automatic reviewer's verdict.</summary>
public sealed record GuardianApprovalReview
{
    public string? Rationale { get; init; }

    public GuardianRiskLevel? RiskLevel { get; init; }

    public required GuardianApprovalReviewStatus Status { get; init; }

    public GuardianUserAuthorization? UserAuthorization { get; init; }
}
