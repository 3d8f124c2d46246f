using System.Net;
using System.Net.Sockets;
using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy.Tests.Proxy;

public sealed class DnsTests
{
    private const string Public = "93.184.216.34";

    [Theory]
    [InlineData("+name.test", "name.test", 1, "0 " + Public)]
    [InlineData("+name.test", "NAME.test", 1, "0 " + Public)]
    [InlineData("+name.test:443", "name.test", 1, "0 " + Public)]
    [InlineData("+*.test", "name.test", 28, "0 2606:2800::1")]
    [InlineData("+name.test", "name.test", 15, "0 ")]
    [InlineData("+name.test", "other.test", 1, "3 ")]
    [InlineData("+* -name.test", "name.test", 1, "3 ")]
    [InlineData("+* -name.test:25", "name.test", 1, "0 " + Public)]
    [InlineData("+local.test", "local.test", 1, "3 ")]
    public async Task Only_allowed_names_have_addresses(string rules, string name, int type, string expected)
    {
        await using var proxy = Start(rules, out var client);
        using (client)
        {
            await client.SendAsync(Query(name, type));
            var answer = (await client.ReceiveAsync().WaitAsync(ProxyUnderTest.Patience)).Buffer;
            var length = type == 28 ? 16 : 4;
            var address = answer[7] > 0 ? new IPAddress(answer.AsSpan(answer.Length - length)).ToString() : "";
            Assert.Equal(expected, $"{answer[3] & 0x0F} {address}");
            Assert.Equal(0x1234, (answer[0] << 8) | answer[1]);
        }
    }

    [Fact]
    public async Task An_address_that_was_answered_stands_for_its_name()
    {
        // An upstream proxy stands for the network.
        await using var upstream = Origin.Answering("HTTP/1.1 200 OK\r\n\r\n");
        await using var proxy = Start("+name.test:443", out var client, $"http://{upstream.Authority}");
        using (client)
        {
            const string Request = "CONNECT " + Public + ":443 HTTP/1.1\r\n\r\n";
            Assert.StartsWith("HTTP/1.1 403 ", await proxy.SendAsync(Request), StringComparison.Ordinal);
            await client.SendAsync(Query("name.test", 1));
            await client.ReceiveAsync().WaitAsync(ProxyUnderTest.Patience);
            Assert.StartsWith("HTTP/1.1 200 ", await proxy.SendAsync(Request), StringComparison.Ordinal);
            Assert.StartsWith("HTTP/1.1 403 ", await proxy.SendAsync(Request.Replace(":443", ":80", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("123401000001000000000000")]
    [InlineData("12340100000100000000000004")]
    [InlineData("123481000001000000000000046e616d650000010001")]
    [InlineData("1234010000010000000000003f6e616d650000010001")]
    public async Task What_is_no_question_is_not_answered(string hex)
    {
        await using var proxy = Start("+name.test", out var client);
        using (client)
        {
            await client.SendAsync(Convert.FromHexString(hex));
            await client.SendAsync(Query("name.test", 1));
            Assert.Equal(Public, new IPAddress((await client.ReceiveAsync().WaitAsync(ProxyUnderTest.Patience)).Buffer.AsSpan()[^4..]).ToString());
        }
    }

    private static ProxyUnderTest Start(string rules, out UdpClient client, string upstream = "")
    {
        var names = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        names.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        client = new UdpClient();
        client.Connect((IPEndPoint)names.LocalEndPoint!);
        var proxy = ProxyUnderTest.Start(rules, r => r with { ResolveNames = true }, o => o with
        {
            Environment = new Dictionary<string, string> { ["https_proxy"] = upstream },
            LookUp = (name, _) => Task.FromResult<IPAddress[]>(
                name == "local.test" ? [IPAddress.Parse(Public), IPAddress.Loopback] : [IPAddress.Parse(Public), IPAddress.Parse("2606:2800::1")]),
        });
        proxy.Proxy.Serve(EntrySockets.OnLoopback(new NetworkRules()) with { Names = names }, new CommandScope());
        return proxy;
    }

    private static byte[] Query(string name, int type) =>
    [
        0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. System.Text.Encoding.ASCII.GetBytes(label)]),
        0, 0, (byte)type, 0, 1,
    ];
}
