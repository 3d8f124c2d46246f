using Daemon.Protocol.Permissions;

namespace Daemon.Protocol.SubmissionQueue;

/// <summary>What an automatic reviewer judges.</summary>
public abstract record ReviewedAction
{
    private ReviewedAction()
    {
    }

    /// <param name="CommandLine">As shown to people.</param>
    public sealed record Command(string CommandLine, string Cwd) : ReviewedAction;

    /// <param name="Files">Absolute.</param>
    public sealed record Patch(string Cwd, IReadOnlyList<string> Files) : ReviewedAction;

    public sealed record Permissions(AdditionalPermissions Wanted, string? Reason) : ReviewedAction;
}

/// <summary>How a review stands.</summary>
public enum AutoReviewStatus
{
    InProgress,
    Approved,
    Denied,
    TimedOut,
    Aborted,
}

/// <summary>A reviewer's judgement. Members that it did not give are null.</summary>
/// <param name="Risk"><c>low, medium, high, critical</c>.</param>
/// <param name="Authorization">How far the user wants this: <c>unknown, low, medium, high</c>.</param>
public sealed record AutoReviewOutcome(AutoReviewStatus Status, string? Risk = null, string? Authorization = null, string? Rationale = null)
{
    public static AutoReviewOutcome Pending { get; } = new(AutoReviewStatus.InProgress);
}
