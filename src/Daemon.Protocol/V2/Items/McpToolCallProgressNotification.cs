namespace Daemon.Protocol.V2.Items;

/// <summary>The payload of <c>item/mcpToolCall/progress</c>.</summary>
public sealed record McpToolCallProgressNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string ItemId { get; init; }

    public required string Message { get; init; }
}
