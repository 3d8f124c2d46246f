namespace Daemon.Protocol.V2.Mcp;

/// <summary>The parameters of <c>mcpServerStatus/list</c>.</summary>
public sealed record ListMcpServerStatusParams
{
    public string? ThreadId { get; init; }

    /// <summary>From an earlier answer; null for the first page.</summary>
    public string? Cursor { get; init; }

    public McpServerStatusDetail? Detail { get; init; }

    /// <summary>Entries per page; null for the default.</summary>
    public uint? Limit { get; init; }

    public string? ServerName { get; init; }
}
