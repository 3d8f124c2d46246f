namespace Daemon.Protocol.V2.RemoteControl;

/// <summary>The answer to <c>remoteControl/client/list</c>.</summary>
public sealed record RemoteControlClientsListResponse
{
    public required IReadOnlyList<RemoteControlClient> Data { get; init; }

    public string? NextCursor { get; init; }
}
