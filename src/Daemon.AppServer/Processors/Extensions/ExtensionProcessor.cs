using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Config.Hooks;
using Daemon.Config.Reading;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Hooks;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Mcp;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Skills;

namespace Daemon.AppServer.Processors.Extensions;

/// <summary>What users add to the daemon: <c>hooks/list</c>, <c>mcpServerStatus/list</c>.</summary>
internal sealed class ExtensionProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.HooksList, () => WireJson.HooksListParams, () => WireJson.HooksListResponse, ListHooks);
        methods.Add(
            ClientRequestMethods.McpServerStatusList, () => WireJson.ListMcpServerStatusParams, () => WireJson.ListMcpServerStatusResponse, ListServers);
        methods.Add(
            ClientRequestMethods.ConfigMcpServerReload, () => WireJson.NoParams, () => WireJson.EmptyResponse, ReloadServers, optionalParams: true);
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

    private ValueTask ListServers(Request<ListMcpServerStatusResponse> request, ListMcpServerStatusParams p)
    {
        var thread = p.ThreadId is { } id ? ThreadAccess.Require(daemon, id) : null;
        var snapshot = daemon.Config.Require(thread?.Session.Settings.Cwd, thread?.Request.Config);
        IReadOnlyList<McpServerEntry> servers = [.. McpServerEntries.Read(snapshot).Where(server => p.ServerName is null || server.Name == p.ServerName)];
        var (page, next) = Page.Of(servers, p.Cursor, p.Limit, "MCP servers");
        request.Respond(new ListMcpServerStatusResponse { Data = [.. page.Select(server => Status(server, thread is not null))], NextCursor = next });
        return ValueTask.CompletedTask;
    }

    private static McpServerStatus Status(McpServerEntry server, bool inThread) => new()
    {
        Name = server.Name,
        RuntimeStatus = !inThread ? null : server.Enabled ? McpServerConnectionStatus.NotStarted : McpServerConnectionStatus.Disabled,
        HttpOrigin = Uri.TryCreate(server.Url, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : null,
        Tools = new Dictionary<string, RawJson>(),
        Resources = [],
        ResourceTemplates = [],
        AuthStatus = server switch
        {
            { Url: null } => McpAuthStatus.Unsupported,
            { HasBearerToken: true } => McpAuthStatus.BearerToken,
            _ => McpAuthStatus.Unknown,
        },
    };

    private ValueTask ReloadServers(Request<EmptyResponse> request, NoParams p)
    {
        daemon.ReloadThreads();
        request.Respond(new EmptyResponse());
        return ValueTask.CompletedTask;
    }
}
