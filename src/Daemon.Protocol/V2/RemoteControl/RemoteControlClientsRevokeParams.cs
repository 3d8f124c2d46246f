namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>The parameters of <c>remoteControl/client/revoke</c>.</summary>
public sealed record RemoteControlClientsRevokeParams
{
    public required string ClientId { get; init; }

    public required string EnvironmentId { get; init; }
}
