namespace Daemon.Protocol.V2.Threads;

/// <summary>The result of <c>thread/decrement_elicitation</c>.</summary>
public sealed record ThreadDecrementElicitationResponse
{
    /// <summary>Questions that the thread's clients put to their users now.</summary>
    public required long Count { get; init; }

    /// <summary>Whether times of waiting stand still.</summary>
    public required bool Paused { get; init; }
}
