using System.Globalization;
using System.Security;
using Daemon.Core.History;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Goals;

/// <summary>What the model is told about a goal outside of its own calls. The objective is quoted as data: it is the user's, not ours.</summary>
internal static class GoalTexts
{
    /// <summary>Begins a turn that nobody asked for.</summary>
    public static ResponseItem Continue(Goal goal) => Message(string.Create(CultureInfo.InvariantCulture, $"""
        Go on with this thread's goal. The user did not write this; the goal is still open, so a new turn has begun.

        {Objective(goal)}

        Tokens used: {goal.TokensUsed}. Budget: {Budget(goal)}.

        How to work:
        - Take the goal whole. Do not shrink it to what one turn can do: make real progress, then end the turn, and another will follow.
        - Look at files and running commands before relying on what was said earlier.
        - If the last turn changed nothing, choose another step; do not repeat a report.

        How to end:
        - Call update_goal with "complete" only after you have checked, piece by piece, that everything asked for is true now.
        - Call it with "blocked" only when the same obstacle has stopped you in three turns in a row and only the user can remove it.
        - Otherwise leave it active.
        """));

    /// <summary>The user changed the objective while a turn runs.</summary>
    public static ResponseItem Edited(Goal goal) => Message($"""
        The user changed this thread's goal. It replaces the earlier one; adjust what you are doing.

        {Objective(goal)}
        """);

    /// <summary>The budget was used up while a turn runs.</summary>
    public static ResponseItem BudgetReached(Goal goal) => Message(string.Create(CultureInfo.InvariantCulture, $"""
        The token budget of this thread's goal is used up ({goal.TokensUsed} of {goal.TokenBudget} tokens, {goal.TimeUsedSeconds} seconds).

        {Objective(goal)}

        Begin nothing new. End the turn soon: say what was achieved, what is left and what the next step would be. Do not call the goal
        complete unless it is.
        """));

    private static string Objective(Goal goal) => $"<objective>\n{SecurityElement.Escape(goal.Objective)}\n</objective>";

    private static string Budget(Goal goal) => goal.TokenBudget is { } budget
        ? string.Create(CultureInfo.InvariantCulture, $"{budget} tokens, {Math.Max(0, budget - goal.TokensUsed)} left")
        : "none";

    private static ResponseItem Message(string text) =>
        ResponseItems.TextMessage("user", $"<codex_internal_context source=\"goal\">\n{text}\n</codex_internal_context>");
}
