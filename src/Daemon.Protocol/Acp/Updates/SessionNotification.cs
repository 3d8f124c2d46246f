namespace Daemon.Protocol.Acp.Updates;

/// <summary>The parameters of <c>session/update</c>.</summary>
public sealed record SessionNotification
{
    public required string SessionId { get; init; }

    public required SessionUpdate Update { get; init; }
}
