using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Handshake;

/// <summary>What the editor can do for the agent.</summary>
public sealed record ClientCapabilities
{
    public FileSystemCapabilities Fs { get; init; } = new();

    /// <summary>All of <c>terminal/*</c>.</summary>
    public bool Terminal { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClientSessionCapabilities? Session { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ElicitationCapabilities? Elicitation { get; init; }
}
