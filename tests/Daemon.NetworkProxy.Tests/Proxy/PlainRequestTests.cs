using System.Text;
using Daemon.NetworkProxy.Policy;
using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy.Tests.Proxy;

public sealed class PlainRequestTests
{
    [Fact]
    public async Task A_request_reaches_the_server_in_origin_form_without_fields_of_the_connection()
    {
        await using var origin = Origin.Mirror();
        await using var proxy = ProxyUnderTest.Start();
        var answer = await proxy.SendAsync(
            $"GET http://{origin.Authority}/a?q=1%20x HTTP/1.1\r\nHost: {origin.Authority}\r\nProxy-Authorization: Basic eA==\r\n"
            + "Connection: close, X-Foo\r\nX-Foo: bar\r\nKeep-Alive: 3\r\nTE: trailers\r\nX-Keep: yes\r\n\r\n");
        Assert.EndsWith($"\r\n\r\nGET /a?q=1%20x HTTP/1.1\r\nHost: {origin.Authority}\r\nX-Keep: yes\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_these_bytes()
    {
        await using var proxy = ProxyUnderTest.Start();
        var answer = await proxy.SendAsync("GET http://Example.com/ HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n");
        Assert.Equal(
            "HTTP/1.1 403 Forbidden\r\ncontent-type: application/json\r\nx-proxy-error: blocked-by-allowlist\r\ncontent-length: 174\r\nconnection: close\r\n\r\n"
            + """{"status":"blocked","host":"example.com","reason":"not_allowed","decision":"deny","source":"baseline_policy","protocol":"http","port":80,"message":"Domain not in allowlist."}""",
            answer);
        var blocked = Assert.Single(proxy.Proxy.Blocked);
        Assert.Equal(("example.com", 80, BlockReason.NotAllowed, "deny", "GET"), (blocked.Host, blocked.Port, blocked.Reason, blocked.Decision, blocked.Method));
    }

    [Theory]
    [InlineData("http://127.0.0.2/", "blocked-by-allowlist", "not_allowed_local")]
    [InlineData("http://127.0.0.3/", "blocked-by-denylist", "denied")]
    public async Task Reasons_have_their_headers(string url, string error, string reason)
    {
        await using var proxy = ProxyUnderTest.Start("+127.0.0.1 -127.0.0.3");
        var answer = await proxy.SendAsync($"GET {url} HTTP/1.0\r\n\r\n");
        Assert.Contains($"x-proxy-error: {error}\r\n", answer, StringComparison.Ordinal);
        Assert.Contains($"\"reason\":\"{reason}\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_request_of_a_connection_is_judged_and_the_servers_connection_is_kept()
    {
        await using var origin = Origin.Mirror();
        await using var proxy = ProxyUnderTest.Start();
        string Get(string host, string path, string more = "") => $"GET http://{host}{path} HTTP/1.1\r\nHost: {host}\r\n{more}\r\n";
        var answers = await proxy.SendAsync(
            Get(origin.Authority, "/1") + Get("unlisted.test", "/") + Get("127.0.0.9", "/") + Get(origin.Authority, "/4", "Connection: close\r\n"));
        Assert.Equal(["200", "403", "403", "200"], answers.Split("HTTP/1.1 ").Where(part => part.Length > 3 && char.IsDigit(part[0])).Select(part => part[..3]));
        Assert.Equal(1, origin.Connections);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n\r\nhello", "hello")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5;ext=1\r\nhello\r\n1\r\n!\r\n0\r\nTrailer-Field: x\r\n\r\n", "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n")]
    [InlineData("Expect: 100-continue\r\nContent-Length: 2\r\n\r\nab", "ab")]
    public async Task Bodies_arrive(string rest, string expected)
    {
        var received = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var origin = new Origin(async stream =>
        {
            await Origin.ReadHeadAsync(stream);
            var body = await ProxyUnderTest.ReadAsync(stream, expected.Length);
            received.SetResult(Encoding.Latin1.GetString(body));
            await Origin.WriteAsync(stream, "HTTP/1.1 204 No Content\r\n\r\n");
        });
        await using var proxy = ProxyUnderTest.Start();
        var answer = await proxy.SendAsync($"POST http://{origin.Authority}/ HTTP/1.1\r\nHost: {origin.Authority}\r\nConnection: close\r\n{rest}");
        Assert.Equal(expected, await received.Task.WaitAsync(ProxyUnderTest.Patience));
        Assert.Contains("HTTP/1.1 204 No Content\r\n", answer, StringComparison.Ordinal);
        Assert.Equal(rest.StartsWith("Expect", StringComparison.Ordinal), answer.StartsWith("HTTP/1.1 100 Continue\r\n\r\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "1.1", "\r\n\r\n5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "1.0", "\r\nConnection: close\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nto the end", "1.1", "\r\nConnection: close\r\n\r\nto the end")]
    [InlineData("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "1.1", "\r\n\r\nok")]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 2\r\nConnection: X-Y\r\nX-Y: 1\r\n\r\nok", "1.1", "Content-Length: 2\r\n\r\nok")]
    public async Task Answers_are_passed_on_in_the_clients_terms(string sent, string version, string end)
    {
        await using var origin = Origin.Answering(sent);
        await using var proxy = ProxyUnderTest.Start();
        await using var stream = await proxy.ConnectAsync();
        await Origin.WriteAsync(stream, $"GET http://{origin.Authority}/ HTTP/{version}\r\nHost: {origin.Authority}\r\n\r\n");
        stream.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        Assert.EndsWith(end, await ProxyUnderTest.ReadToEndAsync(stream), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX: 1\r\n folded\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\n\r\n")]
    public async Task What_is_no_answer_is_a_bad_gateway(string sent)
    {
        await using var origin = Origin.Answering(sent);
        await using var proxy = ProxyUnderTest.Start();
        var answer = await proxy.SendAsync($"GET http://{origin.Authority}/ HTTP/1.1\r\nHost: {origin.Authority}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 502 Bad Gateway\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nupstream failure", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_cut_short_cuts_the_answer()
    {
        await using var origin = Origin.Answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
        await using var proxy = ProxyUnderTest.Start();
        var answer = await proxy.SendAsync($"GET http://{origin.Authority}/ HTTP/1.1\r\nHost: {origin.Authority}\r\n\r\n");
        Assert.EndsWith("Content-Length: 100\r\n\r\nshort", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST {0} HTTP/1.1\r\nHost: {1}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400)]
    [InlineData("GET {0} HTTP/1.1\r\nHost: {1}\r\nHost: {1}\r\n\r\n", 400)]
    [InlineData("GET {0} HTTP/1.1\r\nHost: unlisted.test\r\n\r\n", 400)]
    [InlineData("GET {0} HTTP/1.1\r\nHost: {1}\r\nX: 1\r\n folded\r\n\r\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    public async Task Ambiguous_requests_reach_nobody(string request, int status)
    {
        await using var origin = Origin.Mirror();
        await using var proxy = ProxyUnderTest.Start();
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, request, $"http://{origin.Authority}/", origin.Authority);
        Assert.StartsWith($"HTTP/1.1 {status} ", await proxy.SendAsync(text), StringComparison.Ordinal);
        Assert.Equal(0, origin.Connections);
    }

    [Fact]
    public async Task A_malformed_chunk_ends_both_connections()
    {
        await using var origin = Origin.Mirror();
        await using var proxy = ProxyUnderTest.Start();
        var answer = await proxy.SendAsync(
            $"POST http://{origin.Authority}/ HTTP/1.1\r\nHost: {origin.Authority}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n");
        Assert.DoesNotContain("smuggled", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_never_end_are_dropped()
    {
        await using var proxy = ProxyUnderTest.Start(options: o => o with { Limits = new ProxyLimits { Head = TimeSpan.FromMilliseconds(200) } });
        Assert.Equal("", await proxy.SendAsync("GET http://x/ HTTP/1.1\r\nHost:"));
        Assert.Equal("", await proxy.SendAsync(""));
    }

    [Fact]
    public async Task Too_many_header_bytes_are_told_to_a_client_that_is_still_sending()
    {
        await using var proxy = ProxyUnderTest.Start();
        var answer = await proxy.SendAsync("GET http://x/ HTTP/1.1\r\nHost: x\r\nX: " + new string('a', 1_000_000) + "\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 431 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limited_mode_reads_only_and_judges_the_host_first()
    {
        await using var origin = Origin.Mirror();
        await using var proxy = ProxyUnderTest.Start(change: rules => rules with { Mode = NetworkRulesMode.Limited });
        string Send(string method, string host) => $"{method} http://{host}/ HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n";
        var answers = await proxy.SendAsync(
            Send("GET", origin.Authority) + Send("POST", origin.Authority) + Send("POST", "127.0.0.2")
            + $"get http://{origin.Authority}/ HTTP/1.1\r\nHost: {origin.Authority}\r\nConnection: close\r\n\r\n");
        Assert.Contains(
            """{"status":"blocked","host":"127.0.0.1","reason":"method_not_allowed","decision":"deny","source":"mode_guard","protocol":"http","port":""", answers, StringComparison.Ordinal);
        Assert.Equal(2, answers.Split("blocked-by-method-policy").Length - 1);
        Assert.Contains("not_allowed_local", answers, StringComparison.Ordinal);
        Assert.Equal(1, origin.Connections);
    }

    [Fact]
    public async Task Another_protocol_takes_over_when_both_sides_want_it()
    {
        await using var origin = new Origin(async stream =>
        {
            Assert.Contains("Upgrade: websocket\r\n", await Origin.ReadHeadAsync(stream), StringComparison.Ordinal);
            await Origin.WriteAsync(stream, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
            await stream.WriteAsync(await ProxyUnderTest.ReadAsync(stream, 4));
        });
        await using var proxy = ProxyUnderTest.Start();
        await using var client = await proxy.ConnectAsync();
        await Origin.WriteAsync(client, $"GET http://{origin.Authority}/ HTTP/1.1\r\nHost: {origin.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nping");
        Assert.StartsWith("HTTP/1.1 101 ", await Origin.ReadHeadAsync(client), StringComparison.Ordinal);
        Assert.Equal("ping", Encoding.ASCII.GetString(await ProxyUnderTest.ReadAsync(client, 4)));
    }

    [Fact]
    public async Task Unix_sockets_are_not_served()
    {
        await using var proxy = ProxyUnderTest.Start("+localhost");
        var answer = await proxy.SendAsync("GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\nx-unix-socket: /run/x.sock\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 501 Not Implemented\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nunix sockets unsupported", answer, StringComparison.Ordinal);
    }
}
