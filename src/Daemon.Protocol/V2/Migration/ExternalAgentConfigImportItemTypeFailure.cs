namespace Daemon.Protocol.V2.Migration;

/// <summary>Something that could not be taken over.</summary>
public sealed record ExternalAgentConfigImportItemTypeFailure
{
    public string? Cwd { get; init; }

    public string? ErrorType { get; init; }

    public required string FailureStage { get; init; }

    public required ExternalAgentConfigMigrationItemType ItemType { get; init; }

    public required string Message { get; init; }

    public string? Source { get; init; }

    public string? SubErrorType { get; init; }
}
