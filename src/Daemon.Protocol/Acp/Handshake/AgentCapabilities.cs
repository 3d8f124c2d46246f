namespace Daemon.Protocol.Acp.Handshake;

/// <summary>What this agent can do.</summary>
public sealed record AgentCapabilities
{
    public required bool LoadSession { get; init; }

    public required PromptCapabilities PromptCapabilities { get; init; }

    public required McpCapabilities McpCapabilities { get; init; }

    public required SessionCapabilities SessionCapabilities { get; init; }

    public AgentAuthCapabilities Auth { get; init; } = new();
}
