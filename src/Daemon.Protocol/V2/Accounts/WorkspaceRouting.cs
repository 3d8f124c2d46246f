namespace Daemon.Protocol.V2.Accounts;

/// <summary>Where an account's requests go.</summary>
public sealed record WorkspaceRouting
{
    public required AccountRoutingOverride AccountRoutingOverride { get; init; }

    public required string BackendOrigin { get; init; }

    public required string ChatgptAccountId { get; init; }
}
