namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>The parameters of <c>remoteControl/client/list</c>.</summary>
public sealed record RemoteControlClientsListParams
{
    public string? Cursor { get; init; }

    public required string EnvironmentId { get; init; }

    public uint? Limit { get; init; }

    public RemoteControlClientsListOrder? Order { get; init; }
}
