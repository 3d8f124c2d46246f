namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/delete</c>.</summary>
public sealed record ThreadDeleteParams
{
    public required string ThreadId { get; init; }
}
