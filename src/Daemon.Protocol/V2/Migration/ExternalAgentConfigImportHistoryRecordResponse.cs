namespace Daemon.Protocol.V2.Migration;

/// <summary>The answer to <c>externalAgentConfig/import/recordHistory</c>.</summary>
public sealed record ExternalAgentConfigImportHistoryRecordResponse
{
    public required string ImportId { get; init; }
}
