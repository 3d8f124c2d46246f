using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Threads;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;
using GitInfo = Daemon.Core.Rollout.GitInfo;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/name/set</c> and <c>thread/metadata/update</c>.</summary>
internal sealed class ThreadMetadataProcessor(DaemonState daemon) : IProcessor
{
    private readonly ThreadViews _views = new(daemon);

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadNameSet, WireJson.ThreadSetNameParams, WireJson.EmptyResponse, SetName, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadMetadataUpdate,
            WireJson.ThreadMetadataUpdateParams,
            WireJson.ThreadMetadataUpdateResponse,
            Update,
            p => p.ThreadId);
    }

    private ValueTask SetName(Request<EmptyResponse> request, ThreadSetNameParams p)
    {
        var name = p.Name.Trim();
        if (name.Length == 0)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "thread name must not be empty");
        }

        ThreadAccess.Keep(daemon, p.ThreadId);
        daemon.Store.SetName(p.ThreadId, name);
        request.Respond(EmptyResponse.Instance);
        daemon.Clients.Notify(
            ServerNotificationMethods.ThreadNameUpdated,
            new ThreadNameUpdatedNotification { ThreadId = p.ThreadId, ThreadName = name },
            WireJson.ThreadNameUpdatedNotification);
        return ValueTask.CompletedTask;
    }

    private ValueTask Update(Request<ThreadMetadataUpdateResponse> request, ThreadMetadataUpdateParams p)
    {
        if (p.GitInfo is not { } git || !(git.Sha.IsPresent || git.Branch.IsPresent || git.OriginUrl.IsPresent))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "thread metadata update must include at least one field");
        }

        ThreadAccess.Keep(daemon, p.ThreadId);
        var row = daemon.Store.Find(p.ThreadId);
        var thread = daemon.Threads.TryGet(p.ThreadId, out var loaded) ? loaded : null;
        var recorded = thread?.Facts.Meta.Git ?? row?.Git ?? new GitInfo(null, null, null);
        daemon.Annotations.Update(p.ThreadId, before => before with { Git = Changed(before.Git ?? recorded, git) });
        var wire = thread is not null ? _views.Loaded(thread, [])
            : row is not null ? _views.Stored(row, [])
            : throw ThreadAccess.NoRollout(p.ThreadId);
        request.Respond(new ThreadMetadataUpdateResponse { Thread = wire });
        return ValueTask.CompletedTask;
    }

    private static GitInfo Changed(GitInfo before, ThreadMetadataGitInfoUpdateParams git) => new(
        git.Sha.IsPresent ? git.Sha.Value : before.CommitHash,
        git.Branch.IsPresent ? git.Branch.Value : before.Branch,
        git.OriginUrl.IsPresent ? git.OriginUrl.Value : before.RepositoryUrl);
}
