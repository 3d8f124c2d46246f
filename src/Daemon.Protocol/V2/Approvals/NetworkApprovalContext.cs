namespace Daemon.Protocol.V2.Approvals;

/// <summary>The connection that an approval is about.</summary>
public sealed record NetworkApprovalContext
{
    public required string Host { get; init; }

    public required NetworkApprovalProtocol Protocol { get; init; }
}
