namespace Daemon.Protocol.V2.Approvals;

/// <summary>The client's answer to <c>item/fileChange/requestApproval</c>.</summary>
public sealed record FileChangeRequestApprovalResponse
{
    public required FileChangeApprovalDecision Decision { get; init; }
}
