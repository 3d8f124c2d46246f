using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>The parameters of <c>mcpServer/tool/call</c>.</summary>
public sealed record McpServerToolCallParams
{
    public required string ThreadId { get; init; }

    public required string Server { get; init; }

    /// <summary>The server's own name of the tool.</summary>
    public required string Tool { get; init; }

    public RawJson? Arguments { get; init; }

    [JsonPropertyName("_meta")]
    public RawJson? Meta { get; init; }
}
