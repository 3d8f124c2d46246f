using System.Text;
using System.Text.Json;
using Daemon.AppServer.Dispatch;
using Daemon.Config.Reading;
using Daemon.Config.Writing;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Config;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Wire = Daemon.Protocol.V2.Config;

namespace Daemon.AppServer.Processors.Config;

/// <summary>
/// <c>config/*</c> and <c>configRequirements/read</c>. Files are read at each request, so answers are about what the files say now.
/// </summary>
internal sealed class ConfigProcessor(DaemonState daemon) : IProcessor
{
    /// <summary>Writes are done in the order in which they are asked for: the last one counts.</summary>
    private const string WriteKey = "config writes";

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ConfigRead, WireJson.ConfigReadParams, WireJson.RawJson, Read);
        methods.Add(ClientRequestMethods.ConfigValueWrite, WireJson.ConfigValueWriteParams, WireJson.RawJson, WriteValueAsync, _ => WriteKey);
        methods.Add(ClientRequestMethods.ConfigBatchWrite, WireJson.ConfigBatchWriteParams, WireJson.RawJson, WriteBatchAsync, _ => WriteKey);
        methods.Add(
            ClientRequestMethods.ConfigRequirementsRead, WireJson.NoParams, WireJson.RawJson, ReadRequirements, optionalParams: true);
    }

    private ValueTask Read(Request<RawJson> request, ConfigReadParams p)
    {
        var snapshot = daemon.Config.Load(RequestPath.ResolveCwd(p.Cwd, daemon.Options.Cwd));
        if (ConfigReadDocument.Error(snapshot) is { } error)
        {
            throw new RpcException(ErrorCodes.InternalError, error);
        }

        request.Respond(RawDocument.Of(writer => ConfigReadDocument.Write(writer, snapshot, p.IncludeLayers)));
        return ValueTask.CompletedTask;
    }

    private ValueTask ReadRequirements(Request<RawJson> request, NoParams p)
    {
        var snapshot = daemon.Config.Load(cwd: null);
        if (RequirementsDocument.Error(snapshot) is { } error)
        {
            throw new RpcException(ErrorCodes.InternalError, error);
        }

        request.Respond(RawDocument.Of(writer => RequirementsDocument.Write(writer, snapshot.Requirements)));
        return ValueTask.CompletedTask;
    }

    private ValueTask WriteValueAsync(Request<RawJson> request, ConfigValueWriteParams p)
    {
        var edit = new Daemon.Config.Writing.ConfigEdit(p.KeyPath, p.Value, Strategy(p.MergeStrategy));
        return WriteAsync(request, new ConfigWriteRequest { Edits = [edit], FilePath = p.FilePath, ExpectedVersion = p.ExpectedVersion });
    }

    private ValueTask WriteBatchAsync(Request<RawJson> request, ConfigBatchWriteParams p)
    {
        var edits = new ConfigWriteRequest
        {
            Edits = [.. p.Edits.Select(Edit)],
            FilePath = p.FilePath,
            ExpectedVersion = p.ExpectedVersion,
        };
        return WriteAsync(request, edits, p.ReloadUserConfig);
    }

    /// <param name="reload">Loaded threads take the written configuration, from their next turns on.</param>
    private async ValueTask WriteAsync(Request<RawJson> request, ConfigWriteRequest edits, bool reload = false)
    {
        switch (await daemon.Config.WriteAsync(edits, request.Cancelled))
        {
            case ConfigWriteOutcome.Written written:
                // First the answer: servers that the configuration adds begin to tell of their start.
                request.Respond(RawDocument.Of(writer => ConfigWriteDocument.Write(writer, written)));
                if (reload)
                {
                    daemon.ReloadThreads();
                }

                break;
            case ConfigWriteOutcome.Refused refused:
                request.Refuse(refused.Message, data: Encoding.UTF8.GetBytes($$"""{"config_write_error_code":"{{Name(refused.Code)}}"}"""));
                break;
            case ConfigWriteOutcome.Failed failed:
                request.Refuse($"failed to load configuration: {failed.Failure.Message}", ErrorCodes.InternalError);
                break;
        }
    }

    private static Daemon.Config.Writing.ConfigEdit Edit(Wire.ConfigEdit edit)
    {
        using var document = JsonDocument.Parse(edit.Value.Utf8);
        return new Daemon.Config.Writing.ConfigEdit(edit.KeyPath, document.RootElement.Clone(), Strategy(edit.MergeStrategy));
    }

    private static Daemon.Config.Writing.MergeStrategy Strategy(Wire.MergeStrategy strategy) => strategy == Wire.MergeStrategy.Upsert
        ? Daemon.Config.Writing.MergeStrategy.Upsert
        : Daemon.Config.Writing.MergeStrategy.Replace;

    private static string Name(ConfigWriteErrorCode code) => code switch
    {
        ConfigWriteErrorCode.ConfigLayerReadonly => "configLayerReadonly",
        ConfigWriteErrorCode.ConfigVersionConflict => "configVersionConflict",
        _ => "configValidationError",
    };
}
