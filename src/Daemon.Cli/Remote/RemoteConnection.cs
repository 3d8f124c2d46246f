using System.Net.Security;
using System.Net.Sockets;
using Daemon.Cli.Hosting;
using Daemon.JsonRpc.Transports;
using Daemon.JsonRpc.WebSockets;

namespace Daemon.Cli.Remote;

/// <summary>Opens connections to a daemon that runs already.</summary>
internal static class RemoteConnection
{
    private const string Path = "/rpc";

    /// <param name="codexHome">Where the default socket is.</param>
    /// <param name="cwd">Absolute: the base of a relative socket path.</param>
    /// <param name="bearerToken">For a websocket; null for none.</param>
    /// <exception cref="RemoteException">Nobody listens there, or the connection is refused.</exception>
    public static async Task<IMessageTransport> OpenAsync(
        RemoteAddress address, string codexHome, string cwd, string? bearerToken, CancellationToken cancellationToken)
    {
        try
        {
            return address switch
            {
                RemoteAddress.UnixSocket unix => await OpenUnixAsync(
                    unix.Path is null ? ControlSocket.DefaultPath(codexHome) : System.IO.Path.GetFullPath(unix.Path, cwd), cancellationToken),
                RemoteAddress.WebSocket web => await OpenWebAsync(web.Url, bearerToken, cancellationToken),
                _ => throw new ArgumentOutOfRangeException(nameof(address), address, null),
            };
        }
        // ArgumentException: a path that is too long for a socket.
        catch (Exception failure) when (failure is SocketException or IOException or ArgumentException or System.Security.Authentication.AuthenticationException)
        {
            throw new RemoteException($"failed to connect to remote app server: {failure.Message}", failure);
        }
    }

    private static async Task<IMessageTransport> OpenUnixAsync(string path, CancellationToken cancellationToken)
    {
        // The link's own path may be too long for a socket's address.
        var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(target), cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return await WebSocketDialer.UpgradeAsync(new NetworkStream(socket, ownsSocket: true), "localhost", Path, null, cancellationToken);
    }

    private static async Task<IMessageTransport> OpenWebAsync(Uri url, string? bearerToken, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(url.DnsSafeHost, url.IsDefaultPort ? (url.Scheme == "wss" ? 443 : 80) : url.Port, cancellationToken);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (url.Scheme == "wss")
            {
                var secure = new SslStream(stream);
                stream = secure;
                await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = url.DnsSafeHost }, cancellationToken);
            }
        }
        catch
        {
            await (stream?.DisposeAsync() ?? ValueTask.CompletedTask);
            socket.Dispose();
            throw;
        }

        var path = url.PathAndQuery.Length > 1 ? url.PathAndQuery : Path;
        return await WebSocketDialer.UpgradeAsync(stream, url.Authority, path, bearerToken, cancellationToken);
    }
}
