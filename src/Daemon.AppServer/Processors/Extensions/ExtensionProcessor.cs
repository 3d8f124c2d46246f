using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Config.Hooks;
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
        request.Respond(new HooksListResponse { Data = [.. RequestPath.Folders(p.Cwds, daemon.Options.Cwd).Select(HooksOf)] });
        return ValueTask.CompletedTask;
    }

    private HooksListEntry HooksOf(string cwd)
    {
        var snapshot = daemon.Config.Load(cwd);
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
