namespace Daemon.Protocol.Acp.Handshake;

/// <summary>What can be done about being signed in.</summary>
public sealed record AgentAuthCapabilities
{
    public EmptyObject Logout { get; init; } = new();
}
