namespace Daemon.Protocol.V2.Approvals;

/// <summary>What the user did with a form.</summary>
public enum McpServerElicitationAction
{
    Accept,
    Decline,
    Cancel,
}
