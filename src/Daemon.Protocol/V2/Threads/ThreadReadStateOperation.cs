namespace Daemon.Protocol.V2.Threads;

/// <summary>What to make of a thread's read state.</summary>
public sealed record ThreadReadStateOperation
{
    public required ThreadReadStateOperationType Type { get; init; }
}
