namespace Daemon.Protocol.Acp.Sessions;

/// <summary>The parameters of <c>session/close</c>, <c>session/delete</c> and <c>session/cancel</c>.</summary>
public sealed record SessionRequest
{
    public required string SessionId { get; init; }
}
