namespace Daemon.Protocol.V2.Threads;

/// <summary>What <c>thread/attachment/add</c> did.</summary>
public enum ThreadAttachmentAddOutcome
{
    Created,

    /// <summary>The thread had it.</summary>
    Existing,
}
