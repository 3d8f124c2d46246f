using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Sessions;

/// <summary>A session in a list.</summary>
public sealed record SessionInfo
{
    public required string SessionId { get; init; }

    public required string Cwd { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>ISO 8601.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UpdatedAt { get; init; }
}
