namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/attachment/remove</c>.</summary>
public sealed record ThreadAttachmentRemoveParams
{
    public required string AttachmentType { get; init; }

    public required string IdentityKey { get; init; }

    public required string ThreadId { get; init; }
}
