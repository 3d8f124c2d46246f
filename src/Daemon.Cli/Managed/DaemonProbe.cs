using Daemon.AppServer;
using Daemon.Cli.Remote;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Handshake;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.Cli.Managed;

/// <summary>Asks whoever listens at the default socket for its version.</summary>
internal static class DaemonProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Null when nobody answers within two seconds.</summary>
    public static async Task<string?> VersionAsync(DaemonOptions options, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var transport = await RemoteConnection.OpenAsync(new RemoteAddress.UnixSocket(null), options.CodexHome, options.Cwd, null, limit.Token);
            await using var client = new DaemonClient(transport);
            var hello = await client.CallAsync(
                ClientRequestMethods.Initialize,
                new InitializeParams { ClientInfo = new ClientInfo { Name = "codex_app_server_daemon", Version = options.Version } },
                WireJson.InitializeParams,
                WireJson.InitializeResponse).WaitAsync(limit.Token);
            client.Notify(ClientNotificationMethods.Initialized);
            return Version(hello.UserAgent);
        }
        catch (Exception failure) when (
            failure is RemoteException or RpcException or ConnectionLostException or System.Text.Json.JsonException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>What stands between the first slash and the next blank.</summary>
    private static string? Version(string userAgent) =>
        userAgent.Split('/', 2) is [_, var behind] ? behind.Split(' ', 2)[0] : null;
}
