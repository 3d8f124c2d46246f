using Daemon.AppServer;
using Daemon.Cli.Hosting;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;
using Daemon.Protocol.V2.Handshake;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.Cli.Remote;

/// <summary>
/// A client of the daemon that <c>--remote</c> names; without it, of the daemon at the default socket, and when none runs, of one in this
/// process for as long as the command takes.
/// </summary>
internal sealed class RemoteSession : IAsyncDisposable
{
    private readonly DaemonProcess? _own;
    private readonly Task _serving;

    private RemoteSession(DaemonClient client, DaemonProcess? own, Task serving)
    {
        Client = client;
        _own = own;
        _serving = serving;
    }

    public DaemonClient Client { get; }

    /// <param name="remote">Null when the user names none.</param>
    /// <param name="bearerToken">Null for none.</param>
    /// <exception cref="RemoteException">There is no daemon to speak to.</exception>
    public static async Task<RemoteSession> OpenAsync(
        DaemonOptions options, RemoteAddress? remote, string? bearerToken, CancellationToken cancellationToken)
    {
        var session = remote is null && !ControlSocket.IsLive(options.CodexHome)
            ? StartOwn(options)
            : new RemoteSession(
                new DaemonClient(await RemoteConnection.OpenAsync(
                    remote ?? new RemoteAddress.UnixSocket(null), options.CodexHome, options.Cwd, bearerToken, cancellationToken)),
                null,
                Task.CompletedTask);
        await session.Client.CallAsync(
            ClientRequestMethods.Initialize,
            new InitializeParams
            {
                ClientInfo = new ClientInfo { Name = "codex_cli", Title = "Codex CLI", Version = options.Version },
                Capabilities = new InitializeCapabilities { ExperimentalApi = true },
            },
            WireJson.InitializeParams,
            WireJson.InitializeResponse);
        session.Client.Notify(ClientNotificationMethods.Initialized);
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _serving;
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    private static RemoteSession StartOwn(DaemonOptions options)
    {
        var daemon = DaemonProcess.Start(options, out var problem) ?? throw new RemoteException(problem ?? "the daemon did not start");
        var (serverEnd, clientEnd) = DuplexPipe.Create();
        var serving = daemon.Host.ServeAsync(serverEnd, new RpcConnectionOptions { Overload = OverloadPolicy.Wait }, CancellationToken.None);
        return new RemoteSession(new DaemonClient(clientEnd), daemon, serving);
    }
}
