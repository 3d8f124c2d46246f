using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>What a tool server answered, in its own form.</summary>
public sealed record McpToolCallResult
{
    public required IReadOnlyList<RawJson> Content { get; init; }

    public RawJson? StructuredContent { get; init; }

    [JsonPropertyName("_meta")]
    public RawJson? Meta { get; init; }
}
