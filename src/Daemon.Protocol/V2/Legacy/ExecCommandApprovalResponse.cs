namespace Daemon.Protocol.V2.Legacy;

/// <summary>The client's answer to <c>execCommandApproval</c>.</summary>
public sealed record ExecCommandApprovalResponse
{
    public required ReviewDecision Decision { get; init; }
}
