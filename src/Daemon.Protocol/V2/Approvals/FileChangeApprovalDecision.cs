namespace Daemon.Protocol.V2.Approvals;

/// <summary>The user's answer about a patch.</summary>
public enum FileChangeApprovalDecision
{
    Accept,
    AcceptForSession,
    Decline,
    Cancel,
}
