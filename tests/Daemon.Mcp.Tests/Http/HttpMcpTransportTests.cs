using System.Net;
using System.Text;
using Daemon.Mcp.Http;
using Daemon.Mcp.Transports;

namespace Daemon.Mcp.Tests.Http;

/// <summary>The streamable HTTP transport: what goes out, and what becomes of each kind of answer.</summary>
public sealed class HttpMcpTransportTests
{
    private static readonly Uri Url = new("http://127.0.0.1:9/mcp");
    private static readonly ReadOnlyMemory<byte> Message = "{\"id\":1}"u8.ToArray();

    [Theory]
    [InlineData("application/json", "{\"a\":1}", new[] { "{\"a\":1}" })]
    [InlineData("text/event-stream", "data: {\"a\":1}\n\ndata: {\"b\":2}\n\n", new[] { "{\"a\":1}", "{\"b\":2}" })]
    [InlineData("application/json", "", new string[0])]
    [InlineData("text/html", "<p>", new string[0])]
    public async Task A_response_is_delivered(string type, string body, string[] expected)
    {
        var http = new FakeHttp { Answer = _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, type) } };
        await using var transport = Open(http, out var received);
        Assert.False(await transport.SendAsync(Message, CancellationToken.None));
        Assert.Equal(expected, received.Messages);
    }

    [Fact]
    public async Task Headers_session_and_version_go_along()
    {
        var http = new FakeHttp
        {
            Answer = sent =>
            {
                var response = sent.Method == HttpMethod.Post ? FakeHttp.Json("{}") : new HttpResponseMessage(HttpStatusCode.MethodNotAllowed);
                response.Headers.Add("Mcp-Session-Id", "s1");
                return response;
            },
        };
        var transport = Open(http, out _, [KeyValuePair.Create("X-A", "1")]);
        await transport.SendAsync(Message, CancellationToken.None);
        transport.Established("2025-06-18");
        await transport.SendAsync(Message, CancellationToken.None);
        await transport.DisposeAsync();
        var posts = http.Sent.Where(sent => sent.Method == HttpMethod.Post).ToList();
        Assert.False(posts[0].Headers.ContainsKey("Mcp-Session-Id"));
        Assert.Equal(("1", "application/json, text/event-stream"), (posts[0].Headers["X-A"], posts[0].Headers["Accept"]));
        Assert.Equal(("s1", "2025-06-18"), (posts[1].Headers["Mcp-Session-Id"], posts[1].Headers["MCP-Protocol-Version"]));
        Assert.Equal("s1", http.Sent.Single(sent => sent.Method == HttpMethod.Delete).Headers["Mcp-Session-Id"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, McpFailure.AuthenticationRequired, "Auth required")]
    [InlineData(HttpStatusCode.InternalServerError, McpFailure.Closed, "unexpected server response: HTTP 500: oops")]
    [InlineData(HttpStatusCode.NotFound, McpFailure.Closed, "unexpected server response: HTTP 404: oops")]
    [InlineData(HttpStatusCode.Found, McpFailure.Closed, "unexpected server response: HTTP 302: oops")]
    public async Task A_refusal_is_told(HttpStatusCode status, McpFailure failure, string message)
    {
        var http = new FakeHttp { Answer = _ => FakeHttp.Json("oops", status) };
        await using var transport = Open(http, out _);
        var error = await Assert.ThrowsAsync<McpException>(() => transport.SendAsync(Message, CancellationToken.None).AsTask());
        Assert.Equal((failure, message), (error.Failure, error.Message));
    }

    [Fact]
    public async Task A_session_that_the_server_has_forgotten_closes_the_connection()
    {
        var first = true;
        var http = new FakeHttp
        {
            Answer = sent =>
            {
                if (sent.Method != HttpMethod.Post || !first)
                {
                    return new HttpResponseMessage(HttpStatusCode.NotFound);
                }

                first = false;
                var response = FakeHttp.Json("{}");
                response.Headers.Add("Mcp-Session-Id", "s1");
                return response;
            },
        };
        await using var transport = Open(http, out var received);
        await transport.SendAsync(Message, CancellationToken.None);
        Assert.False(received.Closed);
        await Assert.ThrowsAsync<McpException>(() => transport.SendAsync(Message, CancellationToken.None).AsTask());
        Assert.True(received.Closed);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var http = new FakeHttp
        {
            Answer = sent => sent.Headers.GetValueOrDefault("Authorization") == "Bearer new" ? FakeHttp.Json("{}") : new HttpResponseMessage(HttpStatusCode.Unauthorized),
        };
        await using var transport = Open(http, out _, tokens: new Tokens("old", "new"));
        await transport.SendAsync(Message, CancellationToken.None);
        Assert.Equal(["Bearer old", "Bearer new"], http.Sent.Select(sent => sent.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_asks_for_a_new_sign_in()
    {
        var http = new FakeHttp { Answer = _ => new HttpResponseMessage(HttpStatusCode.Unauthorized) };
        await using var transport = Open(http, out _, tokens: new Tokens("old", null));
        var error = await Assert.ThrowsAsync<McpException>(() => transport.SendAsync(Message, CancellationToken.None).AsTask());
        Assert.Equal(McpFailure.ReauthenticationRequired, error.Failure);
    }

    [Fact]
    public async Task What_the_server_says_by_itself_is_delivered()
    {
        var opened = 0;
        var http = new FakeHttp
        {
            Answer = sent => sent.Method == HttpMethod.Get && opened++ == 0
                ? FakeHttp.Events("data: {\"method\":\"x\"}\n\n")
                : new HttpResponseMessage(HttpStatusCode.MethodNotAllowed),
        };
        await using var transport = Open(http, out var received);
        transport.Established("2025-06-18");
        await received.First.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(["{\"method\":\"x\"}"], received.Messages);
    }

    private static HttpMcpTransport Open(
        FakeHttp http, out Received received, IReadOnlyList<KeyValuePair<string, string>>? headers = null, IAccessTokens? tokens = null)
    {
        received = new Received();
        var transport = new HttpMcpTransport(http.Invoker, new HttpEndpoint(Url, headers ?? []), tokens, TimeProvider.System);
        transport.Start(received);
        return transport;
    }

    private sealed class Received : IMcpReceiver
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Messages { get; } = [];

        public bool Closed { get; private set; }

        public Task First => _first.Task;

        public void OnMessage(ReadOnlyMemory<byte> message)
        {
            Messages.Add(Encoding.UTF8.GetString(message.Span));
            _first.TrySetResult();
        }

        public void OnClosed(Exception? cause) => Closed = true;
    }

    private sealed class Tokens(string current, string? renewed) : IAccessTokens
    {
        public ValueTask<string?> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(current);

        public ValueTask<string?> RenewAsync(string refused, CancellationToken cancellationToken) => ValueTask.FromResult(renewed);
    }
}
