namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/attachmentOwner/list</c>.</summary>
public sealed record ThreadAttachmentOwnerListParams
{
    /// <summary>Only archived threads or only the others; null for both.</summary>
    public bool? Archived { get; init; }

    public required string AttachmentType { get; init; }

    /// <summary>From an earlier answer; null for the first page.</summary>
    public string? Cursor { get; init; }

    public required string IdentityKey { get; init; }

    /// <summary>Entries per page; null for the default.</summary>
    public uint? Limit { get; init; }
}
