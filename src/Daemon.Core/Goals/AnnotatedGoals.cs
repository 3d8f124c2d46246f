using Daemon.Core.Rollout.Store.Annotations;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Goals;

/// <summary>Goals beside the other small facts about threads.</summary>
public sealed class AnnotatedGoals(ThreadAnnotations annotations) : IGoalStore
{
    public Goal? Get(string threadId) => annotations.Get(threadId).Goal;

    public Goal? Update(string threadId, Func<Goal?, Goal?> change) =>
        annotations.Update(threadId, before => before with { Goal = change(before.Goal) }).Goal;
}
