namespace Daemon.Protocol.V2.Migration;

/// <summary>An import that was made.</summary>
public sealed record ExternalAgentConfigImportHistory
{
    public required long CompletedAtMs { get; init; }

    public required IReadOnlyList<ExternalAgentConfigImportItemTypeFailure> Failures { get; init; }

    public required string ImportId { get; init; }

    public string? ProviderId { get; init; }

    public required IReadOnlyList<ExternalAgentConfigImportItemTypeSuccess> Successes { get; init; }
}
