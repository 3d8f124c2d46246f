namespace Daemon.Protocol.V2.Items;

/// <summary>Why a call failed.</summary>
public sealed record McpToolCallError
{
    public required string Message { get; init; }
}
