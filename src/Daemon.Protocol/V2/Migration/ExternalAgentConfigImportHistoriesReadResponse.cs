namespace Daemon.Protocol.V2.Migration;

/// <summary>The answer to <c>externalAgentConfig/import/readHistories</c>.</summary>
public sealed record ExternalAgentConfigImportHistoriesReadResponse
{
    public required IReadOnlyList<ExternalAgentImportedConnectorCandidate> Connectors { get; init; }

    public required IReadOnlyList<ExternalAgentConfigImportHistory> Data { get; init; }
}
