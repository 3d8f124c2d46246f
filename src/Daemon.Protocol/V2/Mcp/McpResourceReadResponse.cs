using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>The answer to <c>mcpServer/resource/read</c>.</summary>
public sealed record McpResourceReadResponse
{
    public required IReadOnlyList<ResourceContent> Contents { get; init; }

    /// <summary>The call that made the resource known, if one did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OriginCallId { get; init; }
}
