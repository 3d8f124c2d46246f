namespace Daemon.Protocol.V2.Migration;

/// <summary>What a client has taken over of one kind.</summary>
public sealed record ExternalAgentConfigImportHistoryRecordTypeResultParams
{
    public required IReadOnlyList<ExternalAgentConfigImportItemTypeFailure> Failures { get; init; }

    public required ExternalAgentConfigMigrationItemType ItemType { get; init; }

    public required IReadOnlyList<ExternalAgentConfigImportHistoryRecordSuccessParams> Successes { get; init; }
}
