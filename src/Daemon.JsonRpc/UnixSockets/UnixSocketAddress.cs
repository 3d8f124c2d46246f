using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Daemon.JsonRpc.WebSockets;

namespace Daemon.JsonRpc.UnixSockets;

/// <summary>A path where a server can be reached by a unix socket, held by this process from its claim to its disposal.</summary>
/// <remarks>
/// The path is a link to a socket in a folder that only this user can enter, with a name of fixed length (the digest of the path): a
/// path of any length works, and the folder around the link need not be private. A lock file beside the socket settles which of
/// two servers that start at once gets the path; it stays behind, because removing it would let a third one in.
/// </remarks>
internal sealed class UnixSocketAddress : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateFolder = Private | UnixFileMode.UserExecute;

    private readonly string _path;
    private readonly string _socketPath;
    private readonly UnixSocketOptions _options;
    private readonly FileStream _lock;
    private bool _isPublished;

    private UnixSocketAddress(string path, string socketPath, UnixSocketOptions options, FileStream @lock)
    {
        _path = path;
        _socketPath = socketPath;
        _options = options;
        _lock = @lock;
    }

    /// <summary>Takes the path if no live server has it; a dead one's socket is removed.</summary>
    /// <exception cref="ListenerException">The path is in use, is no socket, or no private folder can be had.</exception>
    public static async Task<UnixSocketAddress> ClaimAsync(string path, UnixSocketOptions options, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new ListenerException("unix sockets are not supported on Windows; listen on ws://127.0.0.1:PORT");
        }
        string full = Path.GetFullPath(path);
        try
        {
            if (Path.GetDirectoryName(full) is { } parent && !Directory.Exists(parent))
            {
                Directory.CreateDirectory(parent, PrivateFolder);
            }
            string folder = Path.Combine(options.TemporaryFolder, $"codex-daemon-{options.UserId}");
            MakePrivate(folder, options);
            string socketPath = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full))));
            var address = new UnixSocketAddress(full, socketPath, options, Lock(socketPath, full));
            try
            {
                await address.RemoveStaleAsync(cancellationToken);
                return address;
            }
            catch
            {
                address._lock.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ListenerException($"failed to prepare app-server control socket {full}: {error.Message}", error);
        }
    }

    /// <summary>Binds, listens, and publishes the path.</summary>
    /// <exception cref="ListenerException">The socket or the link cannot be made.</exception>
    public void Bind(Socket socket, int backlog)
    {
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(_socketPath));
            _isPublished = true;
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(_socketPath, Private);
            }
            socket.Listen(backlog);
            File.CreateSymbolicLink(_path, _socketPath);
        }
        // ArgumentException: the temporary folder's path leaves no room for a socket's address.
        catch (Exception error) when (error is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ListenerException($"failed to listen on {_path}: {error.Message}", error);
        }
    }

    /// <summary>Removes the link, if it is still ours, and the socket; gives up the claim.</summary>
    public void Dispose()
    {
        if (_isPublished)
        {
            _isPublished = false;
            if (new FileInfo(_path).LinkTarget == _socketPath)
            {
                File.Delete(_path);
            }
            File.Delete(_socketPath);
        }
        _lock.Dispose();
    }

    [UnsupportedOSPlatform("windows")]
    private static void MakePrivate(string folder, UnixSocketOptions options)
    {
        Directory.CreateDirectory(folder, PrivateFolder);
        // The folder above is everybody's: another user may have been first, with a folder or a link of his own.
        if (options.Examine(folder) is not { Kind: UnixFileKind.Folder } facts || facts.OwnerId != options.UserId)
        {
            throw new ListenerException($"{folder} belongs to another user or is not a folder; remove it");
        }
        File.SetUnixFileMode(folder, PrivateFolder);
    }

    [UnsupportedOSPlatform("windows")]
    private static FileStream Lock(string socketPath, string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            UnixCreateMode = Private,
        };
        try
        {
            return new FileStream(socketPath + ".lock", options);
        }
        catch (IOException error)
        {
            throw InUse(path, error);
        }
    }

    private async Task RemoveStaleAsync(CancellationToken cancellationToken)
    {
        if (_options.Examine(_path) is { } facts)
        {
            if (facts.Kind is not (UnixFileKind.Socket or UnixFileKind.Link) || LinksToSomethingElse())
            {
                throw new ListenerException($"app-server control socket path exists and is not a socket: {_path}");
            }
            await ThrowIfLiveAsync(_path, cancellationToken);
            File.Delete(_path);
        }
        if (_options.Examine(_socketPath) is not null)
        {
            await ThrowIfLiveAsync(_socketPath, cancellationToken);
            File.Delete(_socketPath);
        }
    }

    // A link whose target is gone is the remains of a server.
    private bool LinksToSomethingElse() =>
        new FileInfo(_path).ResolveLinkTarget(returnFinalTarget: true) is { } target
        && _options.Examine(target.FullName) is { Kind: not UnixFileKind.Socket };

    private async Task ThrowIfLiveAsync(string socketPath, CancellationToken cancellationToken)
    {
        // A link's own path may be too long for a socket's address.
        string target = new FileInfo(socketPath).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? socketPath;
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await probe.ConnectAsync(new UnixDomainSocketEndPoint(target), cancellationToken);
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionRefused or SocketError.AddressNotAvailable
            || !File.Exists(target))
        {
            return;
        }
        // ArgumentException: another program's socket, at a path too long to ask it.
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw InUse(_path, error);
        }
        throw InUse(_path, null);
    }

    private static ListenerException InUse(string path, Exception? cause) =>
        new($"app-server control socket is already in use at {path}", cause);
}
