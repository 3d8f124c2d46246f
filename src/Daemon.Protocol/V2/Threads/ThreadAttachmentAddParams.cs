using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/attachment/add</c>.</summary>
public sealed record ThreadAttachmentAddParams
{
    public required string AttachmentType { get; init; }

    public required string IdentityKey { get; init; }

    public required RawJson Payload { get; init; }

    public required string ThreadId { get; init; }
}
