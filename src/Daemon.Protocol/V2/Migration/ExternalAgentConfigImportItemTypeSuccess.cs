namespace Daemon.Protocol.V2.Migration;

/// <summary>Something that was taken over.</summary>
public sealed record ExternalAgentConfigImportItemTypeSuccess
{
    public string? Cwd { get; init; }

    public required ExternalAgentConfigMigrationItemType ItemType { get; init; }

    public string? Source { get; init; }

    public string? Target { get; init; }

    public string? Title { get; init; }
}
