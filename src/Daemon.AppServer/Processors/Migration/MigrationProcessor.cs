using Daemon.AppServer.Dispatch;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Migration;
using Kind = Daemon.Protocol.V2.Migration.ExternalAgentConfigMigrationItemType;

namespace Daemon.AppServer.Processors.Migration;

/// <summary><c>externalAgentConfig/import/recordHistory, readHistories</c>: what clients have taken over from other agents.</summary>
internal sealed class MigrationProcessor(DaemonState daemon) : IProcessor
{
    private const string Key = "external agent imports";

    private readonly ImportHistories _histories = new(daemon.Options.CodexHome);

    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ExternalAgentConfigImportRecordHistory,
            WireJson.ExternalAgentConfigImportHistoryRecordParams,
            WireJson.ExternalAgentConfigImportHistoryRecordResponse,
            RecordAsync,
            _ => Key);
        methods.Add(
            ClientRequestMethods.ExternalAgentConfigImportReadHistories,
            WireJson.NoParams,
            WireJson.ExternalAgentConfigImportHistoriesReadResponse,
            ReadAsync,
            _ => Key,
            optionalParams: true);
    }

    private async ValueTask RecordAsync(Request<ExternalAgentConfigImportHistoryRecordResponse> request, ExternalAgentConfigImportHistoryRecordParams p)
    {
        var things = p.ItemTypeResults.SelectMany(result => result.Successes.Select(Thing).Concat(result.Failures.Select(Thing)));
        var record = new ImportRecord(Guid.NewGuid().ToString(), p.ProviderId, daemon.Clock.GetUtcNow().ToUnixTimeMilliseconds(), [.. things]);
        await _histories.AddAsync(record, request.Cancelled);
        request.Respond(new ExternalAgentConfigImportHistoryRecordResponse { ImportId = record.Id });
    }

    private async ValueTask ReadAsync(Request<ExternalAgentConfigImportHistoriesReadResponse> request, NoParams p)
    {
        var records = await _histories.ReadAsync(request.Cancelled);
        request.Respond(new ExternalAgentConfigImportHistoriesReadResponse { Data = [.. records.Select(ToWire)], Connectors = [] });
    }

    private static ExternalAgentConfigImportHistory ToWire(ImportRecord record) => new()
    {
        ImportId = record.Id,
        ProviderId = record.Provider,
        CompletedAtMs = record.CompletedAtMs,
        Successes =
        [
            .. record.Things.Where(thing => thing.FailureStage is null).Select(thing => new ExternalAgentConfigImportItemTypeSuccess
            {
                ItemType = KindOf(thing.Kind),
                Cwd = thing.Cwd,
                Source = thing.Source,
                Target = thing.Target,
                Title = thing.Title,
            }),
        ],
        Failures =
        [
            .. record.Things.Where(thing => thing.FailureStage is not null).Select(thing => new ExternalAgentConfigImportItemTypeFailure
            {
                ItemType = KindOf(thing.Kind),
                Cwd = thing.Cwd,
                Source = thing.Source,
                FailureStage = thing.FailureStage!,
                Message = thing.Message ?? "",
                ErrorType = thing.ErrorType,
                SubErrorType = thing.SubErrorType,
            }),
        ],
    };

    private static ImportedThing Thing(ExternalAgentConfigImportHistoryRecordSuccessParams success) =>
        new(Name(success.ItemType), success.Cwd, success.Source, success.Target, success.Title, null, null, null, null);

    private static ImportedThing Thing(ExternalAgentConfigImportItemTypeFailure failure) => new(
        Name(failure.ItemType), failure.Cwd, failure.Source, null, null, failure.FailureStage, failure.Message, failure.ErrorType, failure.SubErrorType);

    private static string Name(Kind kind) => kind switch
    {
        Kind.Config => "config",
        Kind.Skills => "skills",
        Kind.Plugins => "plugins",
        Kind.McpServerConfig => "mcp_servers",
        Kind.Subagents => "subagents",
        Kind.Hooks => "hooks",
        Kind.Commands => "commands",
        Kind.Memory => "memory",
        Kind.Sessions => "sessions",
        _ => "agents_md",
    };

    private static Kind KindOf(string name) => name switch
    {
        "config" => Kind.Config,
        "skills" => Kind.Skills,
        "plugins" => Kind.Plugins,
        "mcp_servers" => Kind.McpServerConfig,
        "subagents" => Kind.Subagents,
        "hooks" => Kind.Hooks,
        "commands" => Kind.Commands,
        "memory" => Kind.Memory,
        "sessions" => Kind.Sessions,
        _ => Kind.AgentsMd,
    };
}
