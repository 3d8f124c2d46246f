namespace Daemon.Protocol.V2.Approvals;

/// <summary>How clearly the user asked for the action.</summary>
public enum GuardianUserAuthorization
{
    Unknown,
    Low,
    Medium,
    High,
}
