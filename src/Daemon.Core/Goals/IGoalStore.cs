using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Goals;

/// <summary>Keeps the goals of threads. Clients and turns change them, at any time and from any thread: changes are functions.</summary>
public interface IGoalStore
{
    /// <summary>A thread's goal; null when it has none.</summary>
    Goal? Get(string threadId);

    /// <summary>Replaces a thread's goal by what <paramref name="change"/> makes of it, and returns that. Null is no goal.</summary>
    /// <exception cref="Rollout.RolloutException">It could not be kept; nothing changed.</exception>
    Goal? Update(string threadId, Func<Goal?, Goal?> change);
}
