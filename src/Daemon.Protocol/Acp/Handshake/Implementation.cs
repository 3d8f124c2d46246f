using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Handshake;

/// <summary>Who a program is.</summary>
public sealed record Implementation
{
    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    public required string Version { get; init; }
}
