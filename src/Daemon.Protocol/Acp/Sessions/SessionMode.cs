using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Sessions;

/// <summary>One mode.</summary>
public sealed record SessionMode
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }
}
