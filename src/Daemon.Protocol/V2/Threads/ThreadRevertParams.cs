namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/revert</c>.</summary>
public sealed record ThreadRevertParams
{
    public required string ThreadId { get; init; }

    public required string BeforeTurnId { get; init; }
}
