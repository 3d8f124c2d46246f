using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Threads;

namespace Daemon.Protocol.V2.Models;

/// <summary>A way of working together that a turn can be in: settings that it lays over the thread's own.</summary>
public sealed record CollaborationModeMask
{
    /// <summary>For people.</summary>
    public required string Name { get; init; }

    public ModeKind? Mode { get; init; }

    /// <summary>Null leaves the thread's model.</summary>
    public string? Model { get; init; }

    /// <summary>Null leaves the thread's effort.</summary>
    [JsonPropertyName("reasoning_effort")]
    public string? ReasoningEffort { get; init; }
}
