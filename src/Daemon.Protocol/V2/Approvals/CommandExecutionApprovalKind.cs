namespace Daemon.Protocol.V2.Approvals;

/// <summary>What kind of question an approval is.</summary>
public enum CommandExecutionApprovalKind
{
    Command,
    WriteStdin,
    HumanCommand,
}
