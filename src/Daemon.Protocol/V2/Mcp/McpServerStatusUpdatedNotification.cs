namespace Daemon.Protocol.V2.Mcp;

/// <summary>The payload of <c>mcpServer/startupStatus/updated</c>.</summary>
public sealed record McpServerStatusUpdatedNotification
{
    public string? ThreadId { get; init; }

    public required string Name { get; init; }

    public required McpServerStartupState Status { get; init; }

    public string? Error { get; init; }

    public McpServerStartupFailureReason? FailureReason { get; init; }
}
