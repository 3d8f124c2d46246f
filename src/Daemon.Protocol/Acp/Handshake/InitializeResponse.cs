namespace Daemon.Protocol.Acp.Handshake;

/// <summary>The answer to <c>initialize</c>.</summary>
public sealed record InitializeResponse
{
    public required long ProtocolVersion { get; init; }

    public required AgentCapabilities AgentCapabilities { get; init; }

    public required IReadOnlyList<AuthMethod> AuthMethods { get; init; }

    public required Implementation AgentInfo { get; init; }
}
