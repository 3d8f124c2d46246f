namespace Daemon.Protocol.V2.Migration;

/// <summary>Something that a client has taken over.</summary>
public sealed record ExternalAgentConfigImportHistoryRecordSuccessParams
{
    public string? Cwd { get; init; }

    public required ExternalAgentConfigMigrationItemType ItemType { get; init; }

    public string? Source { get; init; }

    public string? Target { get; init; }

    public string? Title { get; init; }
}
