namespace Daemon.Protocol.V2.Approvals;

/// <summary>How a review stands.</summary>
public enum GuardianApprovalReviewStatus
{
    InProgress,
    Approved,
    Denied,
    TimedOut,
    Aborted,
}
