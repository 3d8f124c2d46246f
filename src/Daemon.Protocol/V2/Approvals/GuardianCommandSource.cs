namespace Daemon.Protocol.V2.Approvals;

/// <summary>Which tool asked for a command.</summary>
public enum GuardianCommandSource
{
    Shell,
    UnifiedExec,
}
