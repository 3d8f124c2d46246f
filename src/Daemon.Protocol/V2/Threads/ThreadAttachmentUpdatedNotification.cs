namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/attachment/updated</c>.</summary>
public sealed record ThreadAttachmentUpdatedNotification
{
    public required string ThreadId { get; init; }

    public required string AttachmentType { get; init; }

    public required string IdentityKey { get; init; }

    public required string AttachmentId { get; init; }

    public required ThreadAttachmentOperation Operation { get; init; }
}
