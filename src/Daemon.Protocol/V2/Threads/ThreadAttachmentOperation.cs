namespace Daemon.Protocol.V2.Threads;

/// <summary>What happened to an attachment.</summary>
public enum ThreadAttachmentOperation
{
    Created,
    Deleted,
}
