namespace Daemon.Protocol.V2.Threads;

/// <summary>A thread that has a certain attachment.</summary>
public sealed record ThreadAttachmentOwner
{
    public required string ThreadId { get; init; }

    public required bool Archived { get; init; }
}
