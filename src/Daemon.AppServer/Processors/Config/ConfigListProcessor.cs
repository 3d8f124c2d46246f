using System.Text.Json;
using Daemon.AppServer.Dispatch;
using Daemon.Config.Loading;
using Daemon.Config.Model;
using Daemon.Config.Reading;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Features;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.AppServer.Processors.Config;

/// <summary><c>experimentalFeature/*</c> and <c>permissionProfile/list</c>: what the configuration has to choose from.</summary>
internal sealed class ConfigListProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ExperimentalFeatureList, WireJson.ExperimentalFeatureListParams, WireJson.RawJson, ListFeatures);
        methods.Add(
            ClientRequestMethods.ExperimentalFeatureEnablementSet,
            WireJson.ExperimentalFeatureEnablementSetParams,
            WireJson.ExperimentalFeatureEnablementSetResponse,
            SetFeatures);
        methods.Add(
            ClientRequestMethods.PermissionProfileList, WireJson.PermissionProfileListParams, WireJson.RawJson, ListProfiles);
    }

    private ValueTask ListFeatures(Request<RawJson> request, ExperimentalFeatureListParams p)
    {
        var features = FeaturesOf(p.ThreadId);
        Respond(request, writer => ListDocuments.WriteFeatures(writer, features, p.Cursor, p.Limit));
        return ValueTask.CompletedTask;
    }

    private FeatureSet FeaturesOf(string? threadId)
    {
        if (threadId is not null)
        {
            return ThreadAccess.Require(daemon, threadId).Session.Config.Features;
        }

        var snapshot = daemon.Config.Load(cwd: null);
        return snapshot.Effective?.Features ?? throw Unloadable(snapshot);
    }

    private ValueTask SetFeatures(Request<ExperimentalFeatureEnablementSetResponse> request, ExperimentalFeatureEnablementSetParams p)
    {
        var taken = daemon.Config.Features.Set(p.Enablement);
        daemon.ReloadThreads();
        request.Respond(new ExperimentalFeatureEnablementSetResponse { Enablement = taken });
        return ValueTask.CompletedTask;
    }

    private ValueTask ListProfiles(Request<RawJson> request, PermissionProfileListParams p)
    {
        var cwd = RequestPath.ResolveCwd(p.Cwd, daemon.Options.Cwd);
        var snapshot = daemon.Config.Load(cwd);
        var profiles = snapshot.Profiles ?? throw Unloadable(snapshot);
        Respond(request, writer => ListDocuments.WriteProfiles(writer, profiles.List(), p.Cursor, p.Limit));
        return ValueTask.CompletedTask;
    }

    private static RpcException Unloadable(ConfigSnapshot snapshot) =>
        new(ErrorCodes.InternalError, $"failed to reload config: {snapshot.Failure?.Message}");

    /// <param name="write">Writes the page, or returns why there is none.</param>
    private static void Respond(Request<RawJson> request, Func<Utf8JsonWriter, string?> write)
    {
        string? refusal = null;
        var document = RawDocument.Of(writer => refusal = write(writer));
        if (refusal is not null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, refusal);
        }

        request.Respond(document);
    }
}
