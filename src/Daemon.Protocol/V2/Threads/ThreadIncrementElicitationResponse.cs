namespace Daemon.Protocol.V2.Threads;

/// <summary>The result of <c>thread/increment_elicitation</c>.</summary>
public sealed record ThreadIncrementElicitationResponse
{
    /// <summary>Questions that the thread's clients put to their users now.</summary>
    public required long Count { get; init; }

    /// <summary>Whether times of waiting stand still.</summary>
    public required bool Paused { get; init; }
}
