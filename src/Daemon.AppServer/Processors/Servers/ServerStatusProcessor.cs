using System.Text.Json;
using Daemon.AppServer.Dispatch;
using Daemon.Config.Model;
using Daemon.Core.Mcp;
using Daemon.Mcp;
using Daemon.Mcp.Servers;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Mcp;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Servers;

/// <summary><c>mcpServerStatus/list</c>, <c>config/mcpServer/reload</c>.</summary>
internal sealed class ServerStatusProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.McpServerStatusList, WireJson.ListMcpServerStatusParams, WireJson.ListMcpServerStatusResponse, ListAsync);
        methods.Add(
            ClientRequestMethods.ConfigMcpServerReload, WireJson.NoParams, WireJson.EmptyResponse, Reload, optionalParams: true);
    }

    /// <summary>
    /// With a thread, its servers as they are now. Without, the configured ones: those that no thread uses are started for the answer.
    /// </summary>
    private async ValueTask ListAsync(Request<ListMcpServerStatusResponse> request, ListMcpServerStatusParams p)
    {
        var thread = p.ThreadId is { } id ? ThreadAccess.Require(daemon, id) : null;
        var details = p.Detail != McpServerStatusDetail.ToolsAndAuthOnly;
        if (thread is not null)
        {
            IReadOnlyList<ThreadServer> known = [.. thread.Session.Servers.All.Where(server => p.ServerName is null || server.Name == p.ServerName)];
            var (servers, next) = Page.Of(known, p.Cursor, p.Limit, "MCP servers");
            request.Lasts();
            var data = await Task.WhenAll(servers.Select(server => DescribeAsync(server, details, inThread: true, request.Cancelled)));
            request.Respond(new ListMcpServerStatusResponse { Data = data, NextCursor = next });
            return;
        }

        IReadOnlyList<McpServerConfig> configured =
            [.. daemon.Config.Require(cwd: null).Effective!.Mcp.Servers.Where(server => p.ServerName is null || server.Name == p.ServerName)];
        var (page, cursor) = Page.Of(configured, p.Cursor, p.Limit, "MCP servers");
        request.Lasts();
        var statuses = await Task.WhenAll(page.Select(async config =>
        {
            using var borrowed = ServerAccess.Borrow(daemon, config);
            await ((Task)borrowed.Server).WaitAsync(request.Cancelled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await DescribeAsync(borrowed, details, inThread: false, request.Cancelled);
        }));
        request.Respond(new ListMcpServerStatusResponse { Data = statuses, NextCursor = cursor });
    }

    private async Task<McpServerStatus> DescribeAsync(ThreadServer server, bool details, bool inThread, CancellationToken cancellationToken)
    {
        var running = server.Running;
        var resources = running is null || !details ? [] : await ListAsync(server, running, ResourceList.Resources, cancellationToken);
        var templates = running is null || !details ? [] : await ListAsync(server, running, ResourceList.Templates, cancellationToken);
        return new McpServerStatus
        {
            Name = server.Name,
            PluginId = server.Config.PluginId,
            RuntimeStatus = inThread ? RuntimeStatus(server) : null,
            HttpOrigin = server.Config.Transport is McpTransportConfig.Http http && Uri.TryCreate(http.Url, UriKind.Absolute, out var url)
                ? url.GetLeftPart(UriPartial.Authority)
                : null,
            ServerInfo = running?.Description.Info is { } info ? Info(info) : null,
            ServerCapabilities = running is null ? null : new RawJson(running.Description.Capabilities),
            ToolListMeta = running?.ToolListMeta is { } meta ? new RawJson(meta) : null,
            Tools = running is null
                ? new Dictionary<string, RawJson>()
                : running.Tools.Where(tool => server.Config.Offers(tool.Name)).DistinctBy(tool => tool.Name).ToDictionary(tool => tool.Name, tool => new RawJson(PluginToolText.Describe(tool, server.Config))),
            ToolsError = server is { Config.Enabled: true, Failure: not null } ? server.StartupText : null,
            Resources = resources,
            ResourceTemplates = templates,
            AuthStatus = AuthStatus(server),
        };
    }

    /// <summary>A server without such a list has none.</summary>
    private static async Task<IReadOnlyList<RawJson>> ListAsync(ThreadServer server, McpServer running, ResourceList list, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await running.ListAllAsync(list, server.ToolTimeout, cancellationToken)).Select(entry => new RawJson(entry))];
        }
        catch (Exception failure) when (failure is McpException or JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static McpServerConnectionStatus RuntimeStatus(ThreadServer server) => server switch
    {
        { Config.Enabled: false } => McpServerConnectionStatus.Disabled,
        { Running.IsClosed: false } => McpServerConnectionStatus.Connected,
        { Running: not null } => McpServerConnectionStatus.Failed,
        { Failure.Failure: McpFailure.AuthenticationRequired or McpFailure.ReauthenticationRequired } => McpServerConnectionStatus.AuthenticationRequired,
        { Failure: not null } => McpServerConnectionStatus.Failed,
        { Server.IsCanceled: true } => McpServerConnectionStatus.Cancelled,
        _ => McpServerConnectionStatus.Starting,
    };

    private McpAuthStatus AuthStatus(ThreadServer server) => server.Config.Transport switch
    {
        McpTransportConfig.Http { BearerTokenEnvVar: not null } => McpAuthStatus.BearerToken,
        McpTransportConfig.Http http when daemon.SignIns.Find(server.Name, http.Url) is not null => McpAuthStatus.OAuth,
        McpTransportConfig.Http when server.Failure?.Failure == McpFailure.AuthenticationRequired => McpAuthStatus.NotLoggedIn,
        McpTransportConfig.Http when server.Running is null => McpAuthStatus.Unknown,
        _ => McpAuthStatus.Unsupported,
    };

    private static McpServerInfo Info(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var info = document.RootElement;
        return new McpServerInfo
        {
            Name = Text(info, "name") ?? "",
            Title = Text(info, "title"),
            Version = Text(info, "version") ?? "",
            Description = Text(info, "description"),
            Icons = info.TryGetProperty("icons", out var icons) && icons.ValueKind == JsonValueKind.Array
                ? [.. icons.EnumerateArray().Select(RawJson.From)]
                : null,
            WebsiteUrl = Text(info, "websiteUrl"),
        };
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private ValueTask Reload(Request<EmptyResponse> request, NoParams p)
    {
        // First the answer: servers begin to tell of their start.
        request.Respond(new EmptyResponse());
        daemon.ReloadThreads();
        return ValueTask.CompletedTask;
    }
}
