namespace Daemon.Protocol.V2.Approvals;

/// <summary>The client's answer to <c>item/commandExecution/requestApproval</c>.</summary>
public sealed record CommandExecutionRequestApprovalResponse
{
    public required CommandExecutionApprovalDecision Decision { get; init; }
}
