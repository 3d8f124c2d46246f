using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Approvals;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Mapping;

/// <summary>Automatic reviews in the form of the wire.</summary>
internal static class AutoReviewMapper
{
    public static ItemGuardianApprovalReviewStartedNotification Started(string threadId, EventMsg.AutoReviewStarted review) => new()
    {
        ThreadId = threadId,
        TurnId = review.TurnId,
        ReviewId = review.ReviewId,
        TargetItemId = review.ItemId,
        Action = Action(review.Action),
        Review = Review(AutoReviewOutcome.Pending),
        StartedAtMs = review.StartedAtMs,
    };

    public static ItemGuardianApprovalReviewCompletedNotification Completed(string threadId, EventMsg.AutoReviewCompleted review) => new()
    {
        ThreadId = threadId,
        TurnId = review.TurnId,
        ReviewId = review.ReviewId,
        TargetItemId = review.ItemId,
        Action = Action(review.Action),
        Review = Review(review.Outcome),
        DecisionSource = AutoReviewDecisionSource.Agent,
        StartedAtMs = review.StartedAtMs,
        CompletedAtMs = review.CompletedAtMs,
    };

    /// <summary>A judgement that nothing hangs on; null when the reviewer came to none.</summary>
    public static ThreadGuardianAssessment? Assessment(AutoReviewOutcome outcome) => Risk(outcome) is not { } risk ? null : new ThreadGuardianAssessment
    {
        Outcome = outcome.Status == AutoReviewStatus.Approved ? GuardianAssessmentOutcome.Allow : GuardianAssessmentOutcome.Deny,
        Rationale = outcome.Rationale ?? "",
        RiskLevel = risk,
        UserAuthorization = Authorization(outcome) ?? GuardianUserAuthorization.Unknown,
    };

    private static GuardianApprovalReviewAction Action(ReviewedAction action) => action switch
    {
        ReviewedAction.Command command => new GuardianApprovalReviewAction.ShellCommand
        {
            Command = command.CommandLine,
            Cwd = command.Cwd,
            Source = GuardianCommandSource.UnifiedExec,
        },
        ReviewedAction.Patch patch => new GuardianApprovalReviewAction.ApplyPatch { Cwd = patch.Cwd, Files = patch.Files },
        ReviewedAction.Permissions permissions => new GuardianApprovalReviewAction.RequestPermissions
        {
            Permissions = AdditionalPermissionsMapper.Requested(permissions.Wanted),
            Reason = permissions.Reason,
        },
        _ => throw new ArgumentException($"{action.GetType().Name} has no wire form", nameof(action)),
    };

    private static GuardianApprovalReview Review(AutoReviewOutcome outcome) => new()
    {
        Status = outcome.Status switch
        {
            AutoReviewStatus.InProgress => GuardianApprovalReviewStatus.InProgress,
            AutoReviewStatus.Approved => GuardianApprovalReviewStatus.Approved,
            AutoReviewStatus.TimedOut => GuardianApprovalReviewStatus.TimedOut,
            AutoReviewStatus.Aborted => GuardianApprovalReviewStatus.Aborted,
            _ => GuardianApprovalReviewStatus.Denied,
        },
        RiskLevel = Risk(outcome),
        UserAuthorization = Authorization(outcome),
        Rationale = outcome.Rationale,
    };

    private static GuardianRiskLevel? Risk(AutoReviewOutcome outcome) => outcome.Risk switch
    {
        "low" => GuardianRiskLevel.Low,
        "medium" => GuardianRiskLevel.Medium,
        "high" => GuardianRiskLevel.High,
        "critical" => GuardianRiskLevel.Critical,
        _ => null,
    };

    private static GuardianUserAuthorization? Authorization(AutoReviewOutcome outcome) => outcome.Authorization switch
    {
        "unknown" => GuardianUserAuthorization.Unknown,
        "low" => GuardianUserAuthorization.Low,
        "medium" => GuardianUserAuthorization.Medium,
        "high" => GuardianUserAuthorization.High,
        _ => null,
    };
}
