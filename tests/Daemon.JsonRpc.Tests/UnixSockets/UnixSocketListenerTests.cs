using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using Daemon.JsonRpc.UnixSockets;
using Daemon.JsonRpc.WebSockets;

namespace Daemon.JsonRpc.Tests.UnixSockets;

[UnsupportedOSPlatform("windows")]
public sealed class UnixSocketListenerTests : IDisposable
{
    private const long User = 4711;

    // Not the temporary folder of the environment, whose path may be too long for a socket's address.
    private readonly string _root = $"/tmp/ju-{Guid.NewGuid().ToString("N")[..8]}";

    private string Control => Path.Combine(_root, "control", new string('d', 120), "control.sock");

    private string PrivateFolder => Path.Combine(_root, "t", $"codex-daemon-{User}");

    public UnixSocketListenerTests() => Directory.CreateDirectory(Path.Combine(_root, "t"));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Publishes_a_private_socket_behind_a_link_and_removes_both()
    {
        WebSocketListener listener = await Bind();
        string socket = new FileInfo(Control).LinkTarget!;
        Assert.StartsWith(PrivateFolder + "/", socket, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{64}$", Path.GetFileName(socket));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(socket));
        const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal(Folder, File.GetUnixFileMode(PrivateFolder));
        Assert.Equal(Folder, File.GetUnixFileMode(Path.GetDirectoryName(Control)!));

        await listener.DisposeAsync();
        Assert.False(File.Exists(socket));
        Assert.Null(new FileInfo(Control).LinkTarget);
    }

    [Fact]
    public async Task Upgrades_and_announces_its_frame_limit()
    {
        await using WebSocketListener listener = await Bind();
        string answer = await Exchange(
            "GET /rpc HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 101 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nx-codex-websocket-max-unfragmented-message-bytes: 16777216\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /readyz HTTP/1.1\r\n\r\n")]
    [InlineData("{\"id\":1,\"method\":\"initialize\"}\n")]
    public async Task Closes_what_is_no_upgrade_without_a_word(string input)
    {
        await using WebSocketListener listener = await Bind();
        Assert.Equal("", await Exchange(input));
    }

    [Fact]
    public async Task A_live_server_keeps_its_path()
    {
        await using WebSocketListener listener = await Bind();
        var error = await Assert.ThrowsAsync<ListenerException>(Bind);
        Assert.Equal($"app-server control socket is already in use at {Control}", error.Message);
        Assert.Equal("", await Exchange("x\r\n\r\n"));
    }

    [Fact]
    public async Task Another_programs_live_socket_is_left_alone()
    {
        string path = Path.Combine(_root, "s");
        using var other = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        other.Bind(new UnixDomainSocketEndPoint(path));
        other.Listen();
        await Assert.ThrowsAsync<ListenerException>(() => Bind(path));
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task The_remains_of_a_dead_server_are_taken_over()
    {
        string path = Path.Combine(_root, "s");
        string dead = Path.Combine(_root, "dead");
        using (var other = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            other.Bind(new UnixDomainSocketEndPoint(dead));
            // Moved, so that closing the socket does not remove its file.
            File.Move(dead, path);
        }
        await using (await Bind(path))
        {
            Assert.NotNull(new FileInfo(path).LinkTarget);
        }
        File.CreateSymbolicLink(path, Path.Combine(_root, "gone"));
        await using WebSocketListener again = await Bind(path);
        Assert.StartsWith(PrivateFolder, new FileInfo(path).LinkTarget, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_socket_is_not_touched()
    {
        string file = Path.Combine(_root, "file");
        string link = Path.Combine(_root, "link");
        await File.WriteAllTextAsync(file, "precious");
        File.CreateSymbolicLink(link, file);
        foreach (string path in new[] { file, link, _root })
        {
            var error = await Assert.ThrowsAsync<ListenerException>(() => Bind(path));
            Assert.Equal($"app-server control socket path exists and is not a socket: {path}", error.Message);
        }
        Assert.Equal("precious", await File.ReadAllTextAsync(link));
    }

    [Fact]
    public async Task A_folder_of_another_user_is_not_used()
    {
        var options = new UnixSocketOptions(User, path => Examine(path) is { } facts ? facts with { OwnerId = User + 1 } : null)
        {
            TemporaryFolder = Path.Combine(_root, "t"),
        };
        await Assert.ThrowsAsync<ListenerException>(() => WebSocketListener.BindUnixAsync(Control, options, (_, _) => Task.CompletedTask));
    }

    [Fact]
    public async Task A_link_in_place_of_the_private_folder_is_not_used()
    {
        Directory.CreateSymbolicLink(PrivateFolder, _root);
        await Assert.ThrowsAsync<ListenerException>(Bind);
    }

    private Task<WebSocketListener> Bind() => Bind(Control);

    private async Task<WebSocketListener> Bind(string path)
    {
        var options = new UnixSocketOptions(User, Examine) { TemporaryFolder = Path.Combine(_root, "t") };
        WebSocketListener listener = await WebSocketListener.BindUnixAsync(path, options, async (transport, token) =>
        {
            await transport.ReadAsync(token);
            await transport.DisposeAsync();
        });
        listener.Start();
        return listener;
    }

    private async Task<string> Exchange(string input)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(new UnixDomainSocketEndPoint(new FileInfo(Control).LinkTarget!), patience.Token);
        await client.SendAsync(Encoding.Latin1.GetBytes(input), patience.Token);
        byte[] buffer = new byte[4096];
        int count = await client.ReceiveAsync(buffer, patience.Token);
        return Encoding.Latin1.GetString(buffer, 0, count);
    }

    // lstat by the means of the framework: everything here is ours, and what is neither file, folder nor link is a socket.
    private static UnixFileFacts? Examine(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            return new UnixFileFacts(User, UnixFileKind.Link);
        }
        if (Directory.Exists(path))
        {
            return new UnixFileFacts(User, UnixFileKind.Folder);
        }
        return file.Exists ? new UnixFileFacts(User, IsSocket(path) ? UnixFileKind.Socket : UnixFileKind.Other) : null;
    }

    private static bool IsSocket(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
