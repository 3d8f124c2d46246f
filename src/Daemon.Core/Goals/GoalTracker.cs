using Daemon.Core.Turns;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Goals;

/// <summary>
/// Counts what a turn spends on the thread's goal. Tokens and time are added at checkpoints: after the calls of each response and at
/// the turn's end. Only what is spent while the goal is active counts, and what a turn still needs after it has used up the budget.
/// </summary>
/// <remarks>Owned by the running turn, but for <see cref="Restart"/>.</remarks>
internal sealed class GoalTracker(TurnContext context, IGoalStore goals)
{
    private long _counted;
    private long _since;
    private bool _limitedHere;
    private int _restart = 1;

    public IGoalStore Goals => goals;

    /// <summary>Counting begins anew at the next checkpoint: a goal has just been made. Thread-safe.</summary>
    public void Restart() => Interlocked.Exchange(ref _restart, 1);

    /// <summary>The turn begins.</summary>
    public void Begin()
    {
        Interlocked.Exchange(ref _restart, 0);
        (_counted, _since) = (0, context.Ports.Clock.GetTimestamp());
    }

    /// <summary>Adds what was spent since the last checkpoint.</summary>
    /// <param name="ends">Nothing will be asked of the model any more in this turn.</param>
    /// <exception cref="Rollout.RolloutException">It could not be kept.</exception>
    public void Checkpoint(bool ends)
    {
        if (goals.Get(context.ThreadId) is not { } known)
        {
            return;
        }

        var used = Used(context.Usage.Turn);
        var seconds = (long)context.Ports.Clock.GetElapsedTime(_since).TotalSeconds;
        var spent = used - _counted;
        _counted = used;
        _since += seconds * context.Ports.Clock.TimestampFrequency;
        if (Interlocked.Exchange(ref _restart, 0) == 1 || (spent == 0 && seconds == 0) || !Counts(known))
        {
            return;
        }

        var goal = goals.Update(context.ThreadId, before => before is null || !Counts(before) ? before : Charged(before, spent, seconds));
        if (goal is null || !Counts(goal) && goal.Status != GoalStatus.BudgetLimited)
        {
            return;
        }

        if (goal.Status == GoalStatus.BudgetLimited && !_limitedHere)
        {
            _limitedHere = true;
            if (!ends)
            {
                context.Turn.AddNote(GoalTexts.BudgetReached(goal));
            }
        }

        context.Tell(new EventMsg.GoalUpdated(context.Turn.Id, goal));
    }

    /// <summary>A failure of the turn stops the goal until somebody looks at it.</summary>
    public void Fail(TurnError error)
    {
        if (goals.Get(context.ThreadId) is not { Status: GoalStatus.Active })
        {
            return;
        }

        var status = error.Kind == TurnErrorKind.UsageLimitExceeded ? GoalStatus.UsageLimited : GoalStatus.Blocked;
        var now = context.NowMs / 1000;
        var goal = goals.Update(
            context.ThreadId, before => before is { Status: GoalStatus.Active } ? before with { Status = status, UpdatedAt = now } : before);
        if (goal is not null)
        {
            context.Tell(new EventMsg.GoalUpdated(context.Turn.Id, goal));
        }
    }

    private bool Counts(Goal goal) => goal.Status == GoalStatus.Active || (goal.Status == GoalStatus.BudgetLimited && _limitedHere);

    private Goal Charged(Goal before, long tokens, long seconds)
    {
        var used = before.TokensUsed + tokens;
        return before with
        {
            TokensUsed = used,
            TimeUsedSeconds = before.TimeUsedSeconds + seconds,
            Status = before.TokenBudget <= used ? GoalStatus.BudgetLimited : before.Status,
            UpdatedAt = context.NowMs / 1000,
        };
    }

    /// <summary>What the provider reads from its cache costs next to nothing and is not counted.</summary>
    private static long Used(TokenUsage usage) => Math.Max(0, usage.Input - usage.CachedInput) + usage.Output;
}
