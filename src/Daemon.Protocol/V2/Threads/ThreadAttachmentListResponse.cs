namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/attachment/list</c>.</summary>
public sealed record ThreadAttachmentListResponse
{
    public required IReadOnlyList<ThreadAttachment> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}
