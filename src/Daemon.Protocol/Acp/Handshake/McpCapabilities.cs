namespace Daemon.Protocol.Acp.Handshake;

/// <summary>Tool servers that a session may bring, beside programs.</summary>
public sealed record McpCapabilities
{
    public required bool Http { get; init; }

    public required bool Sse { get; init; }
}
