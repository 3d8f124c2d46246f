using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Context;

/// <summary>What the model is told about the mode in which it works with the user.</summary>
internal static class CollaborationTexts
{
    private const string Plan = """
        Plan mode: find out and decide, change nothing.
        - Read, search and run commands that only look. Do not edit files, commit, install or otherwise change anything, not even when asked
          to go ahead: say that the mode has to be left first.
        - Settle what you can by looking. Ask with request_user_input only what the user alone can decide, few questions at a time.
        - When the plan is complete, give it once, between <proposed_plan> and </proposed_plan> on lines of their own: goal, steps in order,
          the files and interfaces concerned, how to check the result, and what was assumed. It must be enough for somebody else to do it.
        """;

    private const string Over = """
        Default mode: instructions of other modes no longer apply. Do the work; ask only what you cannot decide.
        """;

    /// <summary>Null in default mode without words of the client.</summary>
    public static string? Of(SessionSettings settings) =>
        (settings.CollaborationInstructions ?? (settings.CollaborationMode == "plan" ? Plan : null)) is { } text ? Wrap(text) : null;

    /// <summary>Another mode was told before, and now there is nothing more to say than that it is over.</summary>
    public static string Ended => Wrap(Over);

    private static string Wrap(string text) => $"<collaboration_mode>\n{text}\n</collaboration_mode>";
}
