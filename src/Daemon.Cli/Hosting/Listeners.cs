using System.Net;
using System.Runtime.Versioning;
using Daemon.AppServer;
using Daemon.Interop.Linux;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Transports;
using Daemon.JsonRpc.UnixSockets;
using Daemon.JsonRpc.WebSockets;
using Daemon.JsonRpc.WebSockets.Auth;

namespace Daemon.Cli.Hosting;

/// <summary>The sockets that clients connect to. Disposing cuts them all.</summary>
internal sealed class Listeners : IAsyncDisposable
{
    /// <summary>For each of many clients; one that reads at all gets what waits in one write.</summary>
    private const int MaxQueuedMessages = 1024;

    private readonly List<WebSocketListener> _listeners = [];

    /// <exception cref="ListenerException">An address cannot be bound; what was bound before is released.</exception>
    public static async Task<Listeners> StartAsync(
        IEnumerable<ListenAddress> addresses, WebSocketAuthOptions auth, DaemonOptions options, AppServerHost host, TextWriter banner)
    {
        var listeners = new Listeners();
        try
        {
            foreach (var address in addresses)
            {
                await listeners.AddAsync(address, auth, options, host, banner);
            }
        }
        catch
        {
            await listeners.DisposeAsync();
            throw;
        }

        return listeners;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
        {
            await listener.DisposeAsync();
        }
    }

    private async Task AddAsync(ListenAddress address, WebSocketAuthOptions auth, DaemonOptions options, AppServerHost host, TextWriter banner)
    {
        switch (address)
        {
            case ListenAddress.WebSocket socket:
                var listener = WebSocketListener.BindTcp(socket.EndPoint, auth, options.Cwd, Serve);
                _listeners.Add(listener);
                await WriteBannerAsync((IPEndPoint)listener.LocalEndPoint, banner);
                break;
            case ListenAddress.UnixSocket unix when OperatingSystem.IsLinux():
                var path = unix.Path is null
                    ? ControlSocket.DefaultPath(options.CodexHome)
                    : Path.GetFullPath(unix.Path, options.Cwd);
                _listeners.Add(await WebSocketListener.BindUnixAsync(path, new UnixSocketOptions(LinuxFiles.UserId, Examine), Serve));
                break;
            case ListenAddress.UnixSocket:
                throw new ListenerException("unix sockets are served on Linux only so far; use --listen ws://127.0.0.1:PORT");
            default:
                return;
        }

        _listeners[^1].Start();

        // One of many clients that does not read is cut off: it must not stall the threads of the others.
        Task Serve(IMessageTransport transport, CancellationToken cancelled) =>
            host.ServeAsync(transport, new RpcConnectionOptions { SlowReader = SlowReaderPolicy.Disconnect, MaxQueuedMessages = MaxQueuedMessages }, cancelled);
    }

    private static async Task WriteBannerAsync(IPEndPoint endPoint, TextWriter banner)
    {
        await banner.WriteLineAsync("codex app-server (WebSockets)");
        await banner.WriteLineAsync($"  listening on: ws://{endPoint}");
        await banner.WriteLineAsync($"  readyz: http://{endPoint}/readyz");
        await banner.WriteLineAsync($"  healthz: http://{endPoint}/healthz");
        await banner.WriteLineAsync(IPAddress.IsLoopback(endPoint.Address)
            ? "  note: binds localhost only (use SSH port-forwarding for remote access)"
            : "  note: reachable from other machines; clients must authenticate");
    }

    [SupportedOSPlatform("linux")]
    private static UnixFileFacts? Examine(string path) => LinuxFiles.Examine(path) is { } facts
        ? new UnixFileFacts(facts.OwnerId, facts switch
        {
            { IsFolder: true } => UnixFileKind.Folder,
            { IsLink: true } => UnixFileKind.Link,
            { IsSocket: true } => UnixFileKind.Socket,
            _ => UnixFileKind.Other,
        })
        : null;
}
