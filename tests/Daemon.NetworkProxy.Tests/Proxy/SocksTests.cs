using System.Net;
using System.Net.Sockets;
using System.Text;
using Daemon.NetworkProxy.Policy;
using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy.Tests.Proxy;

public sealed class SocksTests
{
    private const byte Connect = 1;
    private const byte Bind = 2;
    private const byte Associate = 3;

    [Theory]
    [InlineData(1, "127.0.0.1")]
    [InlineData(3, "127.0.0.1")]
    [InlineData(3, "LOCALHOST.")]
    public async Task Connect_reaches_an_allowed_host(byte type, string host)
    {
        await using var origin = Origin.Echo();
        await using var proxy = ProxyUnderTest.Start("+127.0.0.1 +localhost");
        await using var stream = await proxy.ConnectAsync(socks: true);
        Assert.Equal(0, await AskAsync(stream, Connect, type, host, origin.Port));
        await Origin.WriteAsync(stream, "hello");
        stream.Socket.Shutdown(SocketShutdown.Send);
        Assert.Equal("hello|bye|", await ProxyUnderTest.ReadToEndAsync(stream));
    }

    [Theory]
    [InlineData(Connect, 1, "127.0.0.3", 2)]
    [InlineData(Connect, 1, "127.0.0.2", 2)]
    [InlineData(Connect, 3, "unlisted.test", 2)]
    [InlineData(Connect, 3, "2130706433", 2)]
    [InlineData(Connect, 3, "a\0b", 2)]
    [InlineData(Connect, 4, "::1", 2)]
    [InlineData(Bind, 1, "127.0.0.1", 7)]
    [InlineData(9, 1, "127.0.0.1", 7)]
    public async Task Refusals_have_their_codes(byte command, byte type, string host, byte code)
    {
        await using var proxy = ProxyUnderTest.Start("+127.0.0.1 -127.0.0.3");
        await using var stream = await proxy.ConnectAsync(socks: true);
        Assert.Equal(code, await AskAsync(stream, command, type, host, 80));
    }

    [Fact]
    public async Task A_closed_port_is_refused_as_such()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var proxy = ProxyUnderTest.Start();
        await using var stream = await proxy.ConnectAsync(socks: true);
        Assert.Equal(5, await AskAsync(stream, Connect, 1, "127.0.0.1", ((IPEndPoint)socket.LocalEndPoint!).Port));
    }

    [Theory]
    [InlineData(new byte[] { 5, 1, 2 }, new byte[] { 5, 0xFF })]
    [InlineData(new byte[] { 4, 1, 0, 80, 127, 0, 0, 1, 0 }, new byte[0])]
    public async Task Other_ways_to_begin_are_turned_away(byte[] greeting, byte[] answer)
    {
        await using var proxy = ProxyUnderTest.Start();
        await using var stream = await proxy.ConnectAsync(socks: true);
        await stream.WriteAsync(greeting);
        Assert.Equal(answer, Encoding.Latin1.GetBytes(await ProxyUnderTest.ReadToEndAsync(stream)));
    }

    [Fact]
    public async Task Limited_mode_lets_no_other_port_than_that_of_https_through()
    {
        await using var proxy = ProxyUnderTest.Start(change: rules => rules with { Mode = NetworkRulesMode.Limited });
        await using var stream = await proxy.ConnectAsync(socks: true);
        Assert.Equal(2, await AskAsync(stream, Connect, 1, "127.0.0.1", 80));
        Assert.Equal(BlockReason.MethodNotAllowed, Assert.Single(proxy.Proxy.Blocked).Reason);
    }

    [Fact]
    public async Task Datagrams_are_relayed_and_judged_one_by_one()
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)server.Client.LocalEndPoint!).Port;
        await using var proxy = ProxyUnderTest.Start();
        await using var control = await proxy.ConnectAsync(socks: true);
        var reply = await AskForReplyAsync(control, Associate, 1, "0.0.0.0", 0);
        Assert.Equal(0, reply[1]);
        var relay = new IPEndPoint(new IPAddress(reply.AsSpan(4, 4)), (reply[8] << 8) | reply[9]);
        using var client = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));

        // What may not pass is dropped, and what follows is not held up.
        await client.SendAsync(Datagram("127.0.0.2", port, "no"), relay);
        await client.SendAsync(Datagram("127.0.0.1", port, "ping"), relay);
        var request = await server.ReceiveAsync().WaitAsync(ProxyUnderTest.Patience);
        Assert.Equal("ping", Encoding.ASCII.GetString(request.Buffer));
        await server.SendAsync(Encoding.ASCII.GetBytes("pong"), request.RemoteEndPoint);
        var answer = await client.ReceiveAsync().WaitAsync(ProxyUnderTest.Patience);
        Assert.Equal(Datagram("127.0.0.1", port, "pong"), answer.Buffer);
        Assert.Equal(ProxyProtocol.Socks5Udp, Assert.Single(proxy.Proxy.Blocked).Protocol);
    }

    [Fact]
    public async Task Without_udp_an_association_is_not_supported()
    {
        await using var proxy = ProxyUnderTest.Start(change: rules => rules with { EnableSocks5Udp = false });
        await using var stream = await proxy.ConnectAsync(socks: true);
        Assert.Equal(7, await AskAsync(stream, Associate, 1, "0.0.0.0", 0));
    }

    private static byte[] Datagram(string host, int port, string text) =>
        [0, 0, 0, 1, .. IPAddress.Parse(host).GetAddressBytes(), (byte)(port >> 8), (byte)port, .. Encoding.ASCII.GetBytes(text)];

    private static async Task<byte> AskAsync(NetworkStream stream, byte command, byte type, string host, int port) =>
        (await AskForReplyAsync(stream, command, type, host, port))[1];

    private static async Task<byte[]> AskForReplyAsync(NetworkStream stream, byte command, byte type, string host, int port)
    {
        await stream.WriteAsync(new byte[] { 5, 1, 0 });
        Assert.Equal([5, 0], await ProxyUnderTest.ReadAsync(stream, 2));
        byte[] address = type == 3 ? [(byte)host.Length, .. Encoding.Latin1.GetBytes(host)] : IPAddress.Parse(host).GetAddressBytes();
        await stream.WriteAsync((byte[])[5, command, 0, type, .. address, (byte)(port >> 8), (byte)port]);
        return await ProxyUnderTest.ReadAsync(stream, 10);
    }
}
