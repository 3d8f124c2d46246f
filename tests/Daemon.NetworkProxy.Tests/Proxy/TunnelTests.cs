using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Daemon.NetworkProxy.Tests.Proxy;

public sealed class TunnelTests
{
    [Fact]
    public async Task Bytes_pass_both_ways_and_the_end_of_one_side_is_passed_on()
    {
        await using var origin = Origin.Echo();
        await using var proxy = ProxyUnderTest.Start();
        await using var stream = await proxy.ConnectAsync();
        await Origin.WriteAsync(stream, $"CONNECT {origin.Authority} HTTP/1.1\r\nHost: {origin.Authority}\r\n\r\nearly");
        Assert.StartsWith("HTTP/1.1 200 OK\r\ndate: ", await Origin.ReadHeadAsync(stream), StringComparison.Ordinal);
        await Origin.WriteAsync(stream, " late");
        stream.Socket.Shutdown(SocketShutdown.Send);
        Assert.Equal("early late|bye|", await ProxyUnderTest.ReadToEndAsync(stream));
    }

    [Theory]
    [InlineData("unlisted.test:443", "403", "blocked-by-allowlist", "Domain not in allowlist.")]
    [InlineData("127.0.0.3:443", "403", "blocked-by-denylist", "Domain denied by the sandbox policy.")]
    [InlineData("127.0.0.2:443", "403", "blocked-by-allowlist", "Sandbox policy blocks local/private network addresses.")]
    public async Task A_refusal_is_the_sentence_alone(string target, string status, string error, string sentence)
    {
        await using var proxy = ProxyUnderTest.Start("+127.0.0.1 -127.0.0.3");
        var answer = await proxy.SendAsync($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n");
        Assert.Equal(
            $"HTTP/1.1 {status} Forbidden\r\ncontent-type: text/plain\r\nx-proxy-error: {error}\r\ncontent-length: {sentence.Length}\r\nconnection: close\r\n\r\n{sentence}", answer);
    }

    [Theory]
    [InlineData("CONNECT 127.0.0.1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("CONNECT 127.0.0.1:99999 HTTP/1.1\r\nHost: 127.0.0.1:99999\r\n\r\n")]
    [InlineData("CONNECT 127.0.0.1:0 HTTP/1.1\r\n\r\n")]
    [InlineData("CONNECT  HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("CONNECT :443 HTTP/1.1\r\n\r\n")]
    [InlineData("CONNECT 127.0.0.1:443 HTTP/1.1\r\nHost: unlisted.test:443\r\n\r\n")]
    [InlineData("CONNECT u@127.0.0.1:443 HTTP/1.1\r\n\r\n")]
    [InlineData("CONNECT http://127.0.0.1:443/ HTTP/1.1\r\n\r\n")]
    public async Task A_bad_authority_is_a_bad_request(string request)
    {
        await using var proxy = ProxyUnderTest.Start();
        Assert.StartsWith("HTTP/1.1 400 ", await proxy.SendAsync(request), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:443", "HTTP/1.1 400 ")]
    [InlineData("127.0.0.2:443", "HTTP/1.1 403 ")]
    [InlineData("unlisted.test:443", "HTTP/1.1 403 ")]
    public async Task A_host_field_that_names_another_place_helps_nobody(string target, string answer)
    {
        await using var proxy = ProxyUnderTest.Start("+127.0.0.1 +other.test");
        Assert.StartsWith(answer, await proxy.SendAsync($"CONNECT {target} HTTP/1.1\r\nHost: other.test:443\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_port_is_told_before_the_tunnel_opens()
    {
        await using var proxy = ProxyUnderTest.Start();
        var target = $"127.0.0.1:{ClosedPort()}";
        Assert.StartsWith("HTTP/1.1 502 ", await proxy.SendAsync($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_tunnels_are_held_at_once()
    {
        const int Count = 500;
        await using var origin = Origin.Echo();
        await using var proxy = ProxyUnderTest.Start();
        var tunnels = await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => proxy.TunnelAsync(origin.Authority)));
        Assert.All(tunnels, tunnel => Assert.StartsWith("HTTP/1.1 200 ", tunnel.Answer, StringComparison.Ordinal));
        foreach (var (stream, _) in tunnels)
        {
            await Origin.WriteAsync(stream, "x");
            Assert.Equal("x", Encoding.ASCII.GetString(await ProxyUnderTest.ReadAsync(stream, 1)));
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_end_of_an_entry_ends_its_tunnels()
    {
        await using var origin = Origin.Echo();
        await using var proxy = ProxyUnderTest.Start();
        var (stream, _) = await proxy.TunnelAsync(origin.Authority);
        await proxy.Entry.DisposeAsync();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            _ = await ProxyUnderTest.ReadToEndAsync(stream);
            throw new IOException("the end of the stream is fine as well");
        });
        await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_large_transfer_arrives_whole()
    {
        const int Size = 8 * 1024 * 1024;
        var sent = new byte[Size];
        new Random(1).NextBytes(sent);
        await using var origin = Origin.Echo();
        await using var proxy = ProxyUnderTest.Start();
        var (stream, _) = await proxy.TunnelAsync(origin.Authority);
        var writing = stream.WriteAsync(sent).AsTask();
        Assert.Equal(sent, await ProxyUnderTest.ReadAsync(stream, Size));
        await writing;
        await stream.DisposeAsync();
    }

    private static int ClosedPort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
