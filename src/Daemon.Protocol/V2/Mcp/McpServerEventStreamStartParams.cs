using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>The parameters of <c>mcpServer/event/stream/start</c>.</summary>
public sealed record McpServerEventStreamStartParams
{
    [JsonPropertyName("_meta")]
    public RawJson? Meta { get; init; }

    public required RawJson Arguments { get; init; }

    public required string Name { get; init; }

    public required string Server { get; init; }

    public required string SubscriptionId { get; init; }

    public required string ThreadId { get; init; }
}
