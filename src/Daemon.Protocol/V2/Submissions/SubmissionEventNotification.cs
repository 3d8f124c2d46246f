using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Submissions;

/// <summary>The parameters of <c>submission/event</c>.</summary>
public sealed record SubmissionEventNotification
{
    public required string ThreadId { get; init; }

    /// <summary><c>{"id": ..., "msg": {"type": ..., ...}}</c>.</summary>
    public required RawJson Event { get; init; }
}
