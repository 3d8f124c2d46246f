using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Config;

/// <summary>One layer of the configuration, as it stands in its source.</summary>
public sealed record ConfigLayer
{
    public required ConfigLayerSource Name { get; init; }

    public required string Version { get; init; }

    public required RawJson Config { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DisabledReason { get; init; }
}
