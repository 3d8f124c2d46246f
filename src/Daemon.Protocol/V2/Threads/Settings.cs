using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Settings that belong to a collaboration mode; snake_case on the wire.</summary>
public sealed record Settings
{
    public required string Model { get; init; }

    [JsonPropertyName("reasoning_effort")]
    public string? ReasoningEffort { get; init; }

    [JsonPropertyName("developer_instructions")]
    public string? DeveloperInstructions { get; init; }
}
