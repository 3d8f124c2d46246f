using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Config.Hooks;
using Daemon.Config.Loading;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Hooks;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Skills;

namespace Daemon.AppServer.Processors.Extensions;

/// <summary>What users add to the daemon: <c>hooks/list</c>.</summary>
internal sealed class ExtensionProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.HooksList, WireJson.HooksListParams, WireJson.HooksListResponse, ListHooks);
    }

    private ValueTask ListHooks(Request<HooksListResponse> request, HooksListParams p)
    {
        request.Respond(new HooksListResponse
        {
            Data = p.ThreadId is { } threadId ? [HooksOf(threadId, p.Cwds)] : [.. RequestPath.Folders(p.Cwds, daemon.Options.Cwd).Select(HooksOf)],
        });
        return ValueTask.CompletedTask;
    }

    private HooksListEntry HooksOf(string threadId, IReadOnlyList<string> cwds)
    {
        if (cwds.Count > 0)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "specify either threadId or cwds");
        }

        var thread = ThreadAccess.Require(daemon, threadId);
        var cwd = thread.Session.Settings.Cwd;
        return Entry(cwd, daemon.Config.Load(cwd, thread.Request.Config, thread.Request.Overrides));
    }

    private HooksListEntry HooksOf(string cwd) => Entry(cwd, daemon.Config.Load(cwd));

    private static HooksListEntry Entry(string cwd, ConfigSnapshot snapshot)
    {
        var hooks = snapshot.Effective?.Hooks ?? HookCatalog.Empty;
        return new HooksListEntry
        {
            Cwd = cwd,
            Hooks = [.. hooks.Hooks.Select(HookMapper.Metadata)],
            Warnings = hooks.Warnings,
            Errors = snapshot.Failure is { } failure ? [new SkillErrorInfo { Path = cwd, Message = failure.Message }] : [],
        };
    }
}
