using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>The client's answer to <c>mcpServer/elicitation/request</c>.</summary>
public sealed record McpServerElicitationRequestResponse
{
    [JsonPropertyName("_meta")]
    public RawJson? Meta { get; init; }

    public required McpServerElicitationAction Action { get; init; }

    public RawJson? Content { get; init; }
}
