using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Handshake;

/// <summary>The parameters of <c>initialize</c>.</summary>
public sealed record InitializeRequest
{
    /// <summary>The newest version that the editor speaks.</summary>
    public required long ProtocolVersion { get; init; }

    public ClientCapabilities ClientCapabilities { get; init; } = new();

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Implementation? ClientInfo { get; init; }
}
