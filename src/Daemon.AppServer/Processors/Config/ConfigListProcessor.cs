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
    /// <summary>Stands in for the configured selection, so that a broken one does not keep clients from choosing another.</summary>
    private static readonly ThreadOverrides AnyProfile = new() { PermissionProfile = ":read-only" };

    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.ExperimentalFeatureList, () => WireJson.ExperimentalFeatureListParams, () => WireJson.RawJson, ListFeatures);
        methods.Add(
            ClientRequestMethods.ExperimentalFeatureEnablementSet,
            () => WireJson.ExperimentalFeatureEnablementSetParams,
            () => WireJson.ExperimentalFeatureEnablementSetResponse,
            SetFeatures);
        methods.Add(
            ClientRequestMethods.PermissionProfileList, () => WireJson.PermissionProfileListParams, () => WireJson.RawJson, ListProfiles);
    }

    private ValueTask ListFeatures(Request<RawJson> request, ExperimentalFeatureListParams p)
    {
        var features = FeaturesOf(p.ThreadId);
        Respond(request, writer => ListDocuments.WriteFeatures(writer, features, p.Cursor, p.Limit));
        return ValueTask.CompletedTask;
    }

    private FeatureSet FeaturesOf(string? threadId) => threadId is null
        ? daemon.Config.Require(cwd: null).Effective!.Features
        : ThreadAccess.Require(daemon, threadId).Session.Config.Features;

    private ValueTask SetFeatures(Request<ExperimentalFeatureEnablementSetResponse> request, ExperimentalFeatureEnablementSetParams p)
    {
        var taken = daemon.Config.Features.Set(p.Enablement);
        daemon.ReloadThreads();
        request.Respond(new ExperimentalFeatureEnablementSetResponse { Enablement = taken });
        return ValueTask.CompletedTask;
    }

    private ValueTask ListProfiles(Request<RawJson> request, PermissionProfileListParams p)
    {
        var cwd = p.Cwd is null ? null : Path.GetFullPath(p.Cwd, daemon.Options.Cwd);
        var profiles = daemon.Config.Require(cwd, overrides: AnyProfile).Effective!.Profiles.List();
        Respond(request, writer => ListDocuments.WriteProfiles(writer, profiles, p.Cursor, p.Limit));
        return ValueTask.CompletedTask;
    }

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
