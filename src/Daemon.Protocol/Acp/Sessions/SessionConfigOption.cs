using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Sessions;

/// <summary>A setting of a session that the editor shows as a list to choose from.</summary>
public sealed record SessionConfigOption
{
    public string Type { get; init; } = "select";

    public required string Id { get; init; }

    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Category { get; init; }

    public required string CurrentValue { get; init; }

    public required IReadOnlyList<SessionConfigValue> Options { get; init; }
}
