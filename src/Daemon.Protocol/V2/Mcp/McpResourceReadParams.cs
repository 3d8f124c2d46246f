using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>The parameters of <c>mcpServer/resource/read</c>.</summary>
public sealed record McpResourceReadParams
{
    /// <summary>Whose server; null starts the configured one for this request.</summary>
    public string? ThreadId { get; init; }

    public required string Server { get; init; }

    public required string Uri { get; init; }

    public string? OriginCallId { get; init; }

    /// <summary>Goes to the server with the request.</summary>
    [JsonPropertyName("_meta")]
    [WireForm(typeof(JsonObjectForm))]
    public RawJson? Meta { get; init; }
}
