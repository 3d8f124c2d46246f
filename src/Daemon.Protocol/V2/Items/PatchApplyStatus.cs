namespace Daemon.Protocol.V2.Items;

/// <summary>How a patch stands.</summary>
public enum PatchApplyStatus
{
    InProgress,
    Completed,
    Failed,
    Declined,
}
