namespace Daemon.Protocol.V2.Notices;

/// <summary>The payload of <c>guardianWarning</c>.</summary>
public sealed record GuardianWarningNotification
{
    public required string ThreadId { get; init; }

    public required string Message { get; init; }
}
