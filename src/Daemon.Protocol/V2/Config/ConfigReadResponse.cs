using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Config;

/// <summary>The answer to <c>config/read</c>.</summary>
public sealed record ConfigReadResponse
{
    public required RawJson Config { get; init; }

    public required IReadOnlyDictionary<string, ConfigLayerMetadata> Origins { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ConfigLayer>? Layers { get; init; }
}
