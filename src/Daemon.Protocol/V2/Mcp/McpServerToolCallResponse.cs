using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>The answer to <c>mcpServer/tool/call</c>. Source: the Model Context Protocol's <c>CallToolResult</c>.</summary>
public sealed record McpServerToolCallResponse
{
    /// <summary>Text, images, sounds and resources, as the server sent them.</summary>
    public required IReadOnlyList<RawJson> Content { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? StructuredContent { get; init; }

    /// <summary>Whether the tool, and not the call, failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsError { get; init; }

    /// <summary>What the server says about the result.</summary>
    [JsonPropertyName("_meta")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? Meta { get; init; }
}
