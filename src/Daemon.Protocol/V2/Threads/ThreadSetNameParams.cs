namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/name/set</c>.</summary>
public sealed record ThreadSetNameParams
{
    public required string ThreadId { get; init; }

    public required string Name { get; init; }
}
