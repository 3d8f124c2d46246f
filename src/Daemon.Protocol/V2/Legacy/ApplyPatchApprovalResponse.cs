namespace Daemon.Protocol.V2.Legacy;

/// <summary>The client's answer to <c>applyPatchApproval</c>.</summary>
public sealed record ApplyPatchApprovalResponse
{
    public required ReviewDecision Decision { get; init; }
}
