using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Reviews;

/// <summary>What a reviewer is told, and what the thread is told about a review.</summary>
internal static class ReviewPrompts
{
    /// <summary>The reviewer's base instructions. The form of the answer is what <see cref="ReviewOutput"/> reads.</summary>
    public const string Instructions = """
        You review a change that somebody else made to a code base. Report what its author would want to know before it is merged.

        # What to report
        - Defects that the change brings in: wrong results, lost data, crashes, races, leaks, security holes, clear losses of speed, broken
          interfaces, missing handling of cases that do occur. Not what was there before it.
        - Each finding is one separate, concrete defect that its author can act on. Be sure of it: read the code around it, and say under
          which inputs or circumstances it happens. Do not guess at other parts of the system; find the place that breaks.
        - Leave out taste, style and trivia, unless they hide the meaning or break rules that the project states (AGENTS.md and the like,
          which go before these instructions).
        - Report every finding that qualifies, and none when there is none. Do not change files.

        # How to write a finding
        - Title: a short sentence in the imperative, with a tag in front: [P0] stop everything, [P1] fix next, [P2] fix some day, [P3] nice to have.
        - Body: one paragraph in plain, factual words: why it is a defect and when it bites. No praise, no blame, at most three lines of code.
        - Place: the shortest range of lines, within the change, that shows it; no more than ten lines.

        # Answer
        Answer with this JSON and nothing else, without a code fence:
        {
          "findings": [
            {
              "title": "[P1] ...",
              "body": "...",
              "confidence_score": 0.0 to 1.0,
              "priority": 0 to 3,
              "code_location": { "absolute_file_path": "...", "line_range": { "start": 1, "end": 2 } }
            }
          ],
          "overall_correctness": "patch is correct" or "patch is incorrect",
          "overall_explanation": "one to three sentences on the verdict",
          "overall_confidence_score": 0.0 to 1.0
        }
        The patch is correct when it breaks no code or tests and has no blocking defect.
        """;

    /// <summary>Shown in place of a review that did not come about.</summary>
    public const string NoAnswer = "The reviewer gave no answer.";

    /// <summary>The last message of a review that was interrupted or failed.</summary>
    public const string Interrupted = "The review did not finish. Start it again and let it run to its end.";

    /// <param name="mergeBase">The commit that a base branch and HEAD share; null when it could not be found.</param>
    public static string Task(ReviewTarget target, string? mergeBase) => target switch
    {
        ReviewTarget.BaseBranch branch when mergeBase is not null =>
            $"Review what would be merged into the branch '{branch.Branch}'. HEAD and the branch share the commit {mergeBase}: `git diff {mergeBase}` shows the changes. "
            + "Report findings that can be acted on, the most important ones first.",
        ReviewTarget.BaseBranch branch =>
            $"Review what would be merged into the branch '{branch.Branch}'. First find the commit that HEAD shares with the branch or its upstream (`git merge-base`), "
            + "then look at the difference to it. Report findings that can be acted on, the most important ones first.",
        ReviewTarget.Commit commit =>
            $"Review the changes of commit {commit.Sha}{(commit.Title is { } title ? $" (\"{title}\")" : "")}. Report findings that can be acted on, the most important ones first.",
        ReviewTarget.Custom custom => custom.Instructions,
        _ => "Review the changes in the work tree: staged, unstaged and untracked files. Report findings that can be acted on, the most important ones first.",
    };

    /// <summary>What the thread's model is told of a review.</summary>
    /// <param name="result">As the user saw it; null when the review did not finish.</param>
    public static string Report(string? result) => result is null
        ? """
          <user_action>
            <context>The user started a review, which did not finish. If the user asks about it, suggest to start it again and to let it run to its end.</context>
            <action>review</action>
            <results>
            None.
            </results>
          </user_action>
          """
        : $"""
          <user_action>
            <context>The user started a review. This is all that the reviewer reported; the user may ask you to deal with some of it.</context>
            <action>review</action>
            <results>
            {result}
            </results>
          </user_action>
          """;
}
