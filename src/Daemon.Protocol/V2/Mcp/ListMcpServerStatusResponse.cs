namespace Daemon.Protocol.V2.Mcp;

/// <summary>The answer to <c>mcpServerStatus/list</c>.</summary>
public sealed record ListMcpServerStatusResponse
{
    public required IReadOnlyList<McpServerStatus> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}
