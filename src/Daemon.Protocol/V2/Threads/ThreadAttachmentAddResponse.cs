namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/attachment/add</c>.</summary>
public sealed record ThreadAttachmentAddResponse
{
    /// <summary><c>created</c> or <c>existing</c>.</summary>
    public required string Outcome { get; init; }

    public required ThreadAttachment Attachment { get; init; }
}
