namespace Daemon.Protocol.V2.Migration;

/// <summary>The parameters of <c>externalAgentConfig/import/recordHistory</c>.</summary>
public sealed record ExternalAgentConfigImportHistoryRecordParams
{
    public required IReadOnlyList<ExternalAgentConfigImportHistoryRecordTypeResultParams> ItemTypeResults { get; init; }

    public required string ProviderId { get; init; }
}
