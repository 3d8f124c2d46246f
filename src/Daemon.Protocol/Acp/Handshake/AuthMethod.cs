using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Handshake;

/// <summary>A way to sign in, done by the agent.</summary>
public sealed record AuthMethod
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }
}
