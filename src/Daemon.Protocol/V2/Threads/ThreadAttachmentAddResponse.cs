namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/attachment/add</c>.</summary>
public sealed record ThreadAttachmentAddResponse
{
    public required ThreadAttachmentAddOutcome Outcome { get; init; }

    public required ThreadAttachment Attachment { get; init; }
}
