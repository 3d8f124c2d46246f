using Daemon.Core.Rollout.Lines;
using Daemon.Core.Sessions;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Reviews;

/// <summary>
/// What the thread gets to know of a reviewer at work: what it runs, thinks and fails at. Its messages are not shown, because they are
/// data that is shown in another form, and neither they nor its token counts belong to the thread's own history.
/// </summary>
internal sealed class ReviewJournal(ITurnJournal outer) : ITurnJournal
{
    public string? Path => outer.Path;

    public bool HasRoom => outer.HasRoom;

    public void Tell(string submissionId, EventMsg message)
    {
        if (message is not (EventMsg.ItemStarted { Item: TurnItem.AgentMessage }
            or EventMsg.ItemCompleted { Item: TurnItem.AgentMessage }
            or EventMsg.AgentMessageDelta
            or EventMsg.TokenUsageUpdated
            or EventMsg.RateLimitsUpdated))
        {
            outer.Tell(submissionId, message);
        }
    }

    public void Record(params ReadOnlySpan<RolloutLine> lines)
    {
        // See above.
    }

    public void Record(ResponseItem item)
    {
        // See above.
    }

    public ValueTask WhenRoomAsync(CancellationToken cancellationToken) => outer.WhenRoomAsync(cancellationToken);
}
