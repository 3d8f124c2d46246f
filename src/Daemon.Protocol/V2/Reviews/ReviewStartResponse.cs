using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Reviews;

/// <summary>The answer to <c>review/start</c>.</summary>
public sealed record ReviewStartResponse
{
    public required Turn Turn { get; init; }

    public required string ReviewThreadId { get; init; }
}
