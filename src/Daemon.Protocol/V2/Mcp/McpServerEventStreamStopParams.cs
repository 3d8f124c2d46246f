namespace Daemon.Protocol.V2.Mcp;

/// <summary>The parameters of <c>mcpServer/event/stream/stop</c>.</summary>
public sealed record McpServerEventStreamStopParams
{
    public required string SubscriptionId { get; init; }
}
