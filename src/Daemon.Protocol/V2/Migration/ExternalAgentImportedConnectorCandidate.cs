namespace Daemon.Protocol.V2.Migration;

/// <summary>An app that the other agent was connected to.</summary>
public sealed record ExternalAgentImportedConnectorCandidate
{
    public required string Name { get; init; }

    public required uint SessionCount { get; init; }

    public required ExternalAgentImportedConnectorSource Source { get; init; }
}
