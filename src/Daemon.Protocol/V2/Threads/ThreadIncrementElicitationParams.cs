namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/increment_elicitation</c>.</summary>
public sealed record ThreadIncrementElicitationParams
{
    public required string ThreadId { get; init; }
}
