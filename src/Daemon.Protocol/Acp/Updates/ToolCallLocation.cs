using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Updates;

/// <summary>A place that a call is about; editors follow it.</summary>
public sealed record ToolCallLocation
{
    public required string Path { get; init; }

    /// <summary>From 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public uint? Line { get; init; }
}
