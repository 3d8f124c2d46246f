using Daemon.Core.Rollout.Lines;
using Daemon.Core.Sessions;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.AutoReview;

/// <summary>Where a reviewer's own doings go: nowhere. The thread is told of the review, and neither of its requests nor of its commands.</summary>
internal sealed class SilentJournal(ITurnJournal outer) : ITurnJournal
{
    public string? Path => outer.Path;

    public bool HasRoom => true;

    public void Tell(string submissionId, EventMsg message)
    {
        // See above.
    }

    public void Record(params ReadOnlySpan<RolloutLine> lines)
    {
        // See above.
    }

    public void Record(ResponseItem item)
    {
        // See above.
    }

    public ValueTask WhenRoomAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
