using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Something outside that a client ties to a thread, such as a pull request.</summary>
public sealed record ThreadAttachment
{
    public required string Id { get; init; }

    public required string AttachmentType { get; init; }

    /// <summary>Which one of its type.</summary>
    public required string IdentityKey { get; init; }

    /// <summary>The client's own.</summary>
    public required RawJson Payload { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long CreatedAt { get; init; }
}
