namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/attachmentOwner/list</c>.</summary>
public sealed record ThreadAttachmentOwnerListResponse
{
    public required IReadOnlyList<ThreadAttachmentOwner> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}
