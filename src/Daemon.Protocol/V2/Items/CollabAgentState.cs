namespace Daemon.Protocol.V2.Items;

/// <summary>Another agent's state.</summary>
public sealed record CollabAgentState
{
    public string? Message { get; init; }

    public required CollabAgentStatus Status { get; init; }
}
