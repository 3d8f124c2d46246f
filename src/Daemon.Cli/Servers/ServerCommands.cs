using Daemon.AppServer;
using Daemon.Config.Model;
using Daemon.Config.Writing;
using Daemon.Core.Mcp;
using Daemon.Mcp;
using Daemon.Mcp.Http;
using Daemon.Mcp.OAuth;

namespace Daemon.Cli.Servers;

/// <summary>What the subcommands of <c>codex mcp</c> do.</summary>
internal sealed class ServerCommands(DaemonOptions options, TextWriter output)
{
    private static readonly TimeSpan SignInTime = TimeSpan.FromMinutes(5);

    private readonly OAuthStore _store = new(options.CodexHome);

    /// <exception cref="ServerCommandException">The configuration is broken.</exception>
    public async Task ListAsync(bool json, CancellationToken cancellationToken)
    {
        var servers = await Task.WhenAll(Servers().Select(async server => (server, await AuthState.FindAsync(server, _store, cancellationToken))));
        await WriteAsync(json ? System.Text.Encoding.UTF8.GetString(ServerJson.List(servers)) : ServerListText.Of(servers));
    }

    /// <exception cref="ServerCommandException">There is no such server, or the configuration is broken.</exception>
    public Task ShowAsync(string name, bool json)
    {
        var server = Find(name, $"No MCP server named '{name}' found.");
        return WriteAsync(json ? System.Text.Encoding.UTF8.GetString(ServerJson.One(server)) : ServerText.Of(server));
    }

    /// <exception cref="ServerCommandException">The name or the configuration does not allow it.</exception>
    public async Task AddAsync(NewServer server, CancellationToken cancellationToken)
    {
        CheckName(server.Name);
        await EditAsync(ServerConfigEdits.Add(server), cancellationToken);
        await WriteAsync($"Added global MCP server '{server.Name}'.");
        if (server.Url is null || server.BearerTokenEnvVar is not null)
        {
            return;
        }

        switch (Uri.TryCreate(server.Url, UriKind.Absolute, out var url) ? await AuthState.OffersSignInAsync(url, cancellationToken) : null)
        {
            case true:
                await WriteAsync("Detected OAuth support. Starting OAuth flow...");
                await LoginAsync(server.Name, null, cancellationToken);
                break;
            case null:
                await WriteAsync($"MCP server may or may not require login. Run `codex mcp login {server.Name}` to login.");
                break;
        }
    }

    /// <exception cref="ServerCommandException">The name or the configuration does not allow it.</exception>
    public async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        CheckName(name);
        if (Servers().All(server => server.Name != name))
        {
            await WriteAsync($"No MCP server named '{name}' found.");
            return;
        }

        await EditAsync(ServerConfigEdits.Remove(name), cancellationToken);
        await WriteAsync($"Removed global MCP server '{name}'.");
    }

    /// <param name="scopes">Null means those of the configuration, then what the server supports.</param>
    /// <exception cref="ServerCommandException">The server or the user refused.</exception>
    public async Task LoginAsync(string name, IReadOnlyList<string>? scopes, CancellationToken cancellationToken)
    {
        if (Find(name, $"No MCP server named '{name}' found.").Transport is not McpTransportConfig.Http server
            || !Uri.TryCreate(server.Url, UriKind.Absolute, out var url))
        {
            throw new ServerCommandException("OAuth login is only supported for streamable HTTP servers.");
        }

        using var http = HttpStack.Create();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var request = new OAuthLoginRequest(name, url)
            {
                Scopes = scopes ?? server.Scopes,
                ClientId = server.OAuthClientId,
                Resource = server.OAuthResource,
                CallbackPort = server.OAuthCallbackPort,
                CallbackUrl = server.OAuthCallbackUrl,
            };
            using var login = await OAuthLogin.StartAsync(http, request, TimeProvider.System, cancellationToken);
            await WriteAsync($"Authorize `{name}` by opening this URL in your browser:\n{login.AuthorizationUrl.AbsoluteUri}\n");
            limit.CancelAfter(SignInTime);
            _store.Save(await login.CompleteAsync(limit.Token));
            await WriteAsync($"Successfully logged in to MCP server '{name}'.");
        }
        catch (McpException failure)
        {
            throw new ServerCommandException(failure.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerCommandException("timed out waiting for OAuth callback");
        }
    }

    /// <exception cref="ServerCommandException">There is no such server, or none that one signs in to.</exception>
    public Task LogoutAsync(string name)
    {
        if (Find(name, $"No MCP server named '{name}' found in configuration.").Transport is not McpTransportConfig.Http server)
        {
            throw new ServerCommandException("OAuth logout is only supported for streamable_http transports.");
        }

        return WriteAsync(_store.Remove(name, server.Url) ? $"Removed OAuth credentials for '{name}'." : $"No OAuth credentials stored for '{name}'.");
    }

    private IReadOnlyList<McpServerConfig> Servers()
    {
        var snapshot = AppServerHost.LoadConfig(options);
        return snapshot.Effective?.Mcp.Servers ?? throw new ServerCommandException(snapshot.Failure!.Message);
    }

    private McpServerConfig Find(string name, string otherwise) =>
        Servers().FirstOrDefault(server => server.Name == name) ?? throw new ServerCommandException(otherwise);

    private async Task EditAsync(ConfigEdit edit, CancellationToken cancellationToken)
    {
        switch (await AppServerHost.WriteConfigAsync(options, new ConfigWriteRequest { Edits = [edit] }, cancellationToken))
        {
            case ConfigWriteOutcome.Refused refused:
                throw new ServerCommandException(refused.Message);
            case ConfigWriteOutcome.Failed failed:
                throw new ServerCommandException(failed.Failure.Message);
        }
    }

    private static void CheckName(string name)
    {
        if (!ServerSpecs.IsName(name))
        {
            throw new ServerCommandException($"invalid server name '{name}' (use letters, numbers, '-', '_', ':', '@', '/', '.')");
        }
    }

    private Task WriteAsync(string text) => output.WriteLineAsync(text);
}

/// <summary>Why a subcommand of <c>codex mcp</c> did not do what it was asked; the message is for the user.</summary>
internal sealed class ServerCommandException(string message) : Exception(message);
