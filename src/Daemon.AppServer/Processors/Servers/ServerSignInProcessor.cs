using Daemon.AppServer.Dispatch;
using Daemon.Config.Model;
using Daemon.Core;
using Daemon.JsonRpc;
using Daemon.Mcp;
using Daemon.Mcp.OAuth;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Mcp;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Servers;

/// <summary><c>mcpServer/oauth/login</c>: answers with the address that the user is to visit, and tells later what came of it.</summary>
/// <remarks>Owns the sign-ins under way; disposing cancels them.</remarks>
internal sealed class ServerSignInProcessor(DaemonState daemon) : IProcessor, IAsyncDisposable
{
    private static readonly TimeSpan DefaultTime = TimeSpan.FromSeconds(300);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CancellationTokenSource> _current = new(StringComparer.Ordinal);
    private readonly HashSet<Task> _running = [];

    public void Register(MethodTable methods) =>
        methods.Add(ClientRequestMethods.McpServerOauthLogin, WireJson.McpServerOauthLoginParams, WireJson.RawJson, LoginAsync);

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        Task[] running;
        lock (_gate)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running);
        _stop.Dispose();
    }

    private async ValueTask LoginAsync(Request<RawJson> request, McpServerOauthLoginParams p)
    {
        var config = p.ThreadId is { } id ? ThreadAccess.Require(daemon, id).Session.Config : daemon.Config.Require(cwd: null).Effective!;
        var server = config.Mcp.Servers.FirstOrDefault(server => server.Name == p.Name)
            ?? throw new RpcException(ErrorCodes.InvalidRequest, $"No MCP server named '{p.Name}' found.");
        if (server.Transport is not McpTransportConfig.Http http || !Uri.TryCreate(http.Url, UriKind.Absolute, out var url))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "OAuth login is only supported for streamable HTTP servers.");
        }

        if (p.ClientRegistration is McpServerOauthClientRegistration.Cimd)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "client registration `cimd` is not supported; leave it out or use `dcr`");
        }

        request.Lasts();
        OAuthLogin login;
        try
        {
            login = await OAuthLogin.StartAsync(daemon.SignInHttp, Request(p, server.Name, url, http), daemon.Clock, request.Cancelled);
        }
        catch (McpException failure)
        {
            throw new RpcException(ErrorCodes.InternalError, failure.Message);
        }

        var loginId = Guid.CreateVersion7().ToString();
        request.Respond(RawDocument.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("authorizationUrl"u8, login.AuthorizationUrl.AbsoluteUri);
            writer.WriteString("loginId"u8, loginId);
            writer.WriteEndObject();
        }));
        Follow(login, p, loginId);
    }

    private static OAuthLoginRequest Request(McpServerOauthLoginParams p, string name, Uri url, McpTransportConfig.Http http) => new(name, url)
    {
        Scopes = p.Scopes ?? http.Scopes,
        ClientId = http.OAuthClientId,
        Resource = http.OAuthResource,
        CallbackPort = http.OAuthCallbackPort,
        CallbackUrl = http.OAuthCallbackUrl,
    };

    /// <summary>A new sign-in to a server takes the place of one that waits.</summary>
    private void Follow(OAuthLogin login, McpServerOauthLoginParams p, string loginId)
    {
        var cancel = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        lock (_gate)
        {
            if (_current.Remove(p.Name, out var earlier))
            {
                earlier.Cancel();
            }

            _current[p.Name] = cancel;
            _running.RemoveWhere(done => done.IsCompleted);
            _running.Add(Background.Run(() => FollowAsync(login, p, loginId, cancel)));
        }
    }

    private async Task FollowAsync(OAuthLogin login, McpServerOauthLoginParams p, string loginId, CancellationTokenSource cancel)
    {
        var time = p.TimeoutSecs is { } seconds and > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, 24 * 60 * 60)) : DefaultTime;
        using var limit = new CancellationTokenSource(time, daemon.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel.Token, limit.Token);
        string? problem = null;
        try
        {
            using (login)
            {
                daemon.SignIns.Save(await login.CompleteAsync(either.Token));
            }
        }
        catch (McpException failure)
        {
            problem = failure.Message;
        }
        catch (OperationCanceledException)
        {
            problem = limit.IsCancellationRequested ? "timed out waiting for OAuth callback" : "the sign-in was cancelled";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problem = $"the sign-in could not be stored: {failure.Message}";
        }

        lock (_gate)
        {
            if (_current.TryGetValue(p.Name, out var current) && current == cancel)
            {
                _current.Remove(p.Name);
            }
        }

        cancel.Dispose();
        Tell(p, loginId, problem);
        if (problem is null)
        {
            RestartServers();
        }
    }

    private void Tell(McpServerOauthLoginParams p, string loginId, string? problem) => daemon.Clients.Notify(
        ServerNotificationMethods.McpServerOauthLoginCompleted,
        RawDocument.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, p.Name);
            writer.WriteString("threadId"u8, p.ThreadId);
            writer.WriteString("loginId"u8, loginId);
            writer.WriteBoolean("success"u8, problem is null);
            if (problem is not null)
            {
                writer.WriteString("error"u8, problem);
            }

            writer.WriteEndObject();
        }),
        WireJson.RawJson);

    /// <summary>Threads that could not use the server for want of the sign-in try again.</summary>
    private void RestartServers()
    {
        foreach (var thread in daemon.Threads.All)
        {
            thread.Session.Servers.Reload(thread.Session.Config.Mcp);
        }
    }
}
