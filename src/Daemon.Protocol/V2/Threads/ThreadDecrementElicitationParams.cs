namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/decrement_elicitation</c>.</summary>
public sealed record ThreadDecrementElicitationParams
{
    public required string ThreadId { get; init; }
}
