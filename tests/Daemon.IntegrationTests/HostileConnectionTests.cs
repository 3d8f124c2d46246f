using System.Net.Sockets;
using System.Text;
using Daemon.IntegrationTests.Harness;

namespace Daemon.IntegrationTests;

/// <summary>Peers that break the rules below the messages. Whatever they do, the daemon serves the next client.</summary>
public sealed class HostileConnectionTests
{
    private const string Upgrade =
        "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";

    [Theory]
    [InlineData("half an upgrade", "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: web")]
    [InlineData("no HTTP", "\u0016\u0003\u0001\0\0")]
    [InlineData("a message without an upgrade", "{\"id\":1,\"method\":\"initialize\"}\n")]
    [InlineData("an endless header", "GET / HTTP/1.1\r\nX: long")]
    [InlineData("an origin", "GET /readyz HTTP/1.1\r\nHost: x\r\nOrigin: http://evil\r\n\r\n")]
    public async Task A_connection_that_is_no_websocket_costs_nothing(string what, string bytes)
    {
        using var home = new DaemonHome();
        await using var daemon = await SocketDaemon.StartAsync(home);
        foreach (var stream in new[] { await OpenTcpAsync(daemon), await OpenUnixAsync(daemon) })
        {
            await using (stream)
            {
                var sent = what == "an endless header" ? bytes + new string('x', 64 * 1024) : bytes;
                await TrySendAsync(stream, Encoding.Latin1.GetBytes(sent));
            }
        }

        await using var client = await daemon.ConnectAsync();
        await client.CallAsync("thread/loaded/list", "{}");
    }

    [Theory]
    [InlineData("one frame of 1 GB", new byte[] { 0x81, 0xFF, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4 })]
    [InlineData("one frame of 2^63", new byte[] { 0x81, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4 })]
    [InlineData("no mask", new byte[] { 0x81, 0x02, 0x7B, 0x7D })]
    [InlineData("a reserved bit", new byte[] { 0xC1, 0x80, 1, 2, 3, 4 })]
    [InlineData("an unknown kind of frame", new byte[] { 0x83, 0x80, 1, 2, 3, 4 })]
    [InlineData("a continuation of nothing", new byte[] { 0x80, 0x80, 1, 2, 3, 4 })]
    [InlineData("a ping in two parts", new byte[] { 0x09, 0x80, 1, 2, 3, 4 })]
    public async Task A_frame_against_the_rules_ends_its_connection_only(string what, byte[] frame)
    {
        using var home = new DaemonHome();
        await using var daemon = await SocketDaemon.StartAsync(home);
        await using var other = await daemon.ConnectAsync();
        await using var stream = await OpenTcpAsync(daemon);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Upgrade));
        await stream.WriteAsync(frame);
        if (what == "one frame of 1 GB")
        {
            // Its beginning: the daemon does not wait for the rest.
            await TrySendAsync(stream, new byte[64 * 1024]);
        }

        var answer = await ReadToEndAsync(stream);
        Assert.True(answer.StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal), what);
        await other.CallAsync("thread/loaded/list", "{}");
    }

    [Fact]
    public async Task A_connection_that_never_finishes_its_upgrade_is_closed()
    {
        using var home = new DaemonHome();
        await using var daemon = await SocketDaemon.StartAsync(home);
        await using var stream = await OpenTcpAsync(daemon);
        await stream.WriteAsync("GET / HT"u8.ToArray());
        Assert.Equal("", await ReadToEndAsync(stream));
    }

    [Fact]
    public async Task A_socket_that_is_removed_does_not_hurt_its_clients_nor_the_end()
    {
        using var home = new DaemonHome();
        await using var daemon = await SocketDaemon.StartAsync(home);
        await using var client = await daemon.ConnectUnixAsync();
        var target = new FileInfo(daemon.Socket).LinkTarget!;
        File.Delete(daemon.Socket);
        File.Delete(target);
        await client.CallAsync("thread/loaded/list", "{}");
        daemon.Terminate();
        Assert.Equal(0, await daemon.ExitCodeAsync());
    }

    [Fact]
    public async Task A_token_file_counts_as_it_was_at_the_start()
    {
        using var home = new DaemonHome();
        var file = Path.Join(home.CodexHome, "token");
        await File.WriteAllTextAsync(file, "first-token\n");
        await using var daemon = await SocketDaemon.StartAsync(home, "--ws-auth", "capability-token", "--ws-token-file", file);
        await File.WriteAllTextAsync(file, "second-token");
        string?[] wrong = [null, "second-token", "first-toke", "", "eyJhbGciOiJub25lIn0.e30."];
        foreach (var token in wrong)
        {
            await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => SocketClient.ConnectAsync(daemon.Address, null, token));
        }

        await using var client = await SocketClient.ConnectAsync(daemon.Address, null, "first-token");
        await client.CallAsync("thread/loaded/list", "{}");
    }

    private static async Task<NetworkStream> OpenTcpAsync(SocketDaemon daemon)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(daemon.Address.Host, daemon.Address.Port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static async Task<NetworkStream> OpenUnixAsync(SocketDaemon daemon)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(new FileInfo(daemon.Socket).LinkTarget!));
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>The daemon may close the connection while it still gets something.</summary>
    private static async Task TrySendAsync(NetworkStream stream, byte[] bytes)
    {
        try
        {
            await stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // That is an answer, too.
        }
    }

    private static async Task<string> ReadToEndAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer).AsTask().WaitAsync(DaemonUnderTest.Patience) is > 0 and var count)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (IOException)
        {
            // A reset ends it as well.
        }

        return text.ToString();
    }
}
