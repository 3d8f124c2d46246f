using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Rollout.Store;

/// <summary>Where forks and reverts cut a history. Pure.</summary>
internal static class ThreadBranch
{
    /// <summary>The history up to the end of a turn, that turn included; the whole history for null.</summary>
    /// <exception cref="RolloutException">There is no such turn.</exception>
    public static HistoryBase EndOf(ThreadHistory history, string? lastTurnId)
    {
        if (lastTurnId is null)
        {
            return history.End;
        }

        var index = IndexOf(history, lastTurnId);
        // A turn that never ended reaches to the next one, as a reader sees it.
        return history.Turns[index].End?.After
            ?? (index + 1 < history.Turns.Count ? history.Turns[index + 1].Start.Before : history.End);
    }

    /// <summary>The history before a turn; null when nothing but the first line comes before it.</summary>
    /// <exception cref="RolloutException">There is no such turn, or its beginning was not recorded.</exception>
    public static HistoryBase? Before(ThreadHistory history, string turnId)
    {
        var turn = history.Turns[IndexOf(history, turnId)];
        if (!turn.IsExplicit)
        {
            throw new RolloutException($"turn {turnId} does not have a persisted start boundary");
        }

        return turn.Start.Ordinal <= 1 ? null : turn.Start.Before;
    }

    private static int IndexOf(ThreadHistory history, string turnId)
    {
        for (var i = 0; i < history.Turns.Count; i++)
        {
            if (history.Turns[i].Id == turnId)
            {
                return i;
            }
        }

        throw new RolloutException($"turn not found: {turnId}");
    }
}
