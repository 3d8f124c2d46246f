using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Daemon.JsonRpc.Transports;
using Daemon.JsonRpc.WebSockets;
using Daemon.JsonRpc.WebSockets.Auth;

namespace Daemon.JsonRpc.Tests.WebSockets;

public sealed class WebSocketListenerTests
{
    [Fact]
    public async Task Echoes_messages_in_text_frames()
    {
        await using WebSocketListener listener = Listen();
        using ClientWebSocket client = await Connect(listener);
        foreach (string text in new[] { "{}", new string('x', 200_000), "é" })
        {
            await Send(client, text);
            Assert.Equal(text, await Receive(client));
        }
    }

    [Fact]
    public async Task Joins_fragments_and_ignores_binary_messages()
    {
        await using WebSocketListener listener = Listen();
        using ClientWebSocket client = await Connect(listener);
        await client.SendAsync("binary"u8.ToArray(), WebSocketMessageType.Binary, true, Patience);
        await client.SendAsync("a"u8.ToArray(), WebSocketMessageType.Text, false, Patience);
        await client.SendAsync("b"u8.ToArray(), WebSocketMessageType.Text, true, Patience);
        Assert.Equal("ab", await Receive(client));
    }

    [Fact]
    public async Task A_batch_arrives_as_one_frame_each()
    {
        string[] messages = [.. Enumerable.Range(0, 300).Select(i => new string((char)('a' + (i % 26)), i * 7))];
        await using WebSocketListener listener = Listen(async (transport, token) =>
        {
            await transport.WriteAsync([.. messages.Select(m => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(m)))], token);
            await transport.ReadAsync(token);
            await transport.DisposeAsync();
        });
        using ClientWebSocket client = await Connect(listener);
        foreach (string message in messages)
        {
            Assert.Equal(message, await Receive(client));
        }
    }

    [Fact]
    public async Task A_frame_beyond_the_limit_is_answered_with_1009()
    {
        await using WebSocketListener listener = Listen();
        using ClientWebSocket client = await Connect(listener);
        await Send(client, new string('x', WebSocketLimits.MaxFrameBytes));
        Assert.Equal(WebSocketLimits.MaxFrameBytes, (await Receive(client))!.Length);
        await Send(client, new string('x', WebSocketLimits.MaxFrameBytes + 1));
        Assert.Null(await Receive(client));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, client.CloseStatus);
    }

    [Fact]
    public async Task A_message_beyond_the_limit_is_answered_with_1009()
    {
        await using WebSocketListener listener = Listen();
        using ClientWebSocket client = await Connect(listener);
        byte[] part = new byte[WebSocketLimits.MaxFrameBytes];
        for (int i = 0; i < 4; i++)
        {
            await client.SendAsync(part, WebSocketMessageType.Text, false, Patience);
        }
        await client.SendAsync(new byte[1], WebSocketMessageType.Text, true, Patience);
        Assert.Null(await Receive(client));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, client.CloseStatus);
    }

    [Fact]
    public async Task Answers_a_close_and_ends_at_a_lost_connection()
    {
        var ends = Channel.CreateUnbounded<InboundFrame?>();
        await using WebSocketListener listener = Listen(async (transport, token) =>
        {
            await ends.Writer.WriteAsync(await transport.ReadAsync(token), token);
            await transport.DisposeAsync();
        });
        using ClientWebSocket polite = await Connect(listener);
        await polite.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Patience);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, polite.CloseStatus);
        Assert.Null(await ends.Reader.ReadAsync(Patience));

        using ClientWebSocket rude = await Connect(listener);
        rude.Abort();
        Assert.Null(await ends.Reader.ReadAsync(Patience));
    }

    [Fact]
    public async Task Serves_what_comes_right_behind_the_upgrade()
    {
        await using WebSocketListener listener = Listen();
        byte[] input =
        [
            .. "GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n\r\n"u8,
            0x81, 0x82, 0, 0, 0, 0, (byte)'h', (byte)'i',
        ];
        string output = await Exchange(listener, input, until: "hi");
        Assert.EndsWith("\r\n\r\n\u0081\u0002hi", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /readyz HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nOrigin: x\r\n\r\n", "HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")]
    [InlineData("hello\r\n\r\n", "HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8\r\n"
        + "content-length: 43\r\n\r\nConnection header did not include 'upgrade'")]
    public async Task Answers_plain_http_and_closes(string request, string expected)
    {
        await using WebSocketListener listener = Listen();
        Assert.Equal(expected, await Exchange(listener, Encoding.Latin1.GetBytes(request)));
    }

    [Fact]
    public async Task A_refusal_reaches_a_client_that_is_still_sending()
    {
        await using WebSocketListener listener = Listen();
        byte[] request = [.. "POST / HTTP/1.1\r\nContent-Length: 300000\r\n\r\n"u8, .. new byte[300_000]];
        Assert.EndsWith("\r\n\r\nRequest method must be `GET`", await Exchange(listener, request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_does_not_finish_its_head_is_dropped()
    {
        await using WebSocketListener listener = Listen(options: new() { HandshakeTime = TimeSpan.FromMilliseconds(50) });
        Assert.Equal("", await Exchange(listener, "GET / HT"u8.ToArray()));
    }

    [Fact]
    public async Task Beyond_the_limit_connections_are_turned_away_until_one_ends()
    {
        await using WebSocketListener listener = Listen(options: new() { MaxConnections = 1 });
        using ClientWebSocket first = await Connect(listener);
        Assert.StartsWith("HTTP/1.1 503 ", await Exchange(listener, []), StringComparison.Ordinal);
        await first.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Patience);
        string answer;
        do
        {
            // The slot is given back a moment after the close frame.
            answer = await Exchange(listener, "GET /readyz HTTP/1.1\r\n\r\n"u8.ToArray());
            Patience.ThrowIfCancellationRequested();
        }
        while (!answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_of_the_serving_code_is_reported_and_costs_one_connection()
    {
        var failures = Channel.CreateUnbounded<Exception>();
        await using WebSocketListener listener = Listen(
            (_, _) => throw new InvalidOperationException("x"), new() { Failed = error => failures.Writer.TryWrite(error) });
        using ClientWebSocket first = await Connect(listener);
        Assert.IsType<InvalidOperationException>(await failures.Reader.ReadAsync(Patience));
        using ClientWebSocket second = await Connect(listener);
        Assert.IsType<InvalidOperationException>(await failures.Reader.ReadAsync(Patience));
    }

    [Fact]
    public async Task Disposal_ends_connections_and_is_idempotent()
    {
        WebSocketListener listener = Listen();
        int port = ((IPEndPoint)listener.LocalEndPoint).Port;
        using ClientWebSocket client = await Connect(listener);
        await Send(client, "a");
        Assert.Equal("a", await Receive(client));
        await listener.DisposeAsync();
        await listener.DisposeAsync();
        Assert.Null(await Receive(client));
        await Assert.ThrowsAsync<WebSocketException>(() => Connect(listener, port));
    }

    [Fact]
    public async Task Carries_a_connection()
    {
        var handler = new AnsweringHandler();
        await using WebSocketListener listener = Listen(async (transport, token) =>
        {
            await using var connection = new RpcConnection(transport, handler);
            connection.Start();
            await connection.Completion.WaitAsync(token);
        });
        using ClientWebSocket client = await Connect(listener);
        await Send(client, """{"id":1,"method":"a"}{"id":2,"method":"b"}""");
        await Send(client, """{"id":3,"method":"c"}""");
        Assert.Equal("""{"id":3,"result":{}}""", await Receive(client));
    }

    [Fact]
    public async Task A_peer_that_answers_no_ping_is_dropped()
    {
        var ends = Channel.CreateUnbounded<Exception?>();
        await using WebSocketListener listener = Listen(
            async (transport, token) =>
            {
                await ends.Writer.WriteAsync(await Record.ExceptionAsync(async () => await transport.ReadAsync(token)), token);
                await transport.DisposeAsync();
            },
            new() { KeepAlive = TimeSpan.FromMilliseconds(50) });
        byte[] input =
            "GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n\r\n"u8.ToArray();
        Assert.StartsWith("HTTP/1.1 101 ", await Exchange(listener, input), StringComparison.Ordinal);
        Assert.IsType<IOException>(await ends.Reader.ReadAsync(Patience));
    }

    [Fact]
    public void Refuses_to_be_reached_from_outside_without_authentication()
    {
        var error = Assert.Throws<ListenerException>(() => WebSocketListener.BindTcp(
            new IPEndPoint(IPAddress.Any, 4570), new WebSocketAuthOptions(), "/", (_, _) => Task.CompletedTask));
        Assert.StartsWith("refusing to start non-loopback websocket listener 0.0.0.0:4570 without auth", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demands_the_token()
    {
        string digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("sekret"u8));
        await using WebSocketListener listener = Listen(
            auth: new WebSocketAuthOptions { Mode = WebSocketAuthMode.CapabilityToken, TokenSha256 = digest });
        await Assert.ThrowsAsync<WebSocketException>(() => Connect(listener));
        using ClientWebSocket client = await Connect(listener, token: "sekret");
        await Send(client, "a");
        Assert.Equal("a", await Receive(client));
    }

    private static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    private static WebSocketListener Listen(
        Func<IMessageTransport, CancellationToken, Task>? serve = null,
        WebSocketListenerOptions? options = null,
        WebSocketAuthOptions? auth = null)
    {
        WebSocketListener listener = WebSocketListener.BindTcp(
            new IPEndPoint(IPAddress.Loopback, 0), auth ?? new WebSocketAuthOptions(), "/", serve ?? Echo, options);
        listener.Start();
        return listener;
    }

    private static async Task Echo(IMessageTransport transport, CancellationToken token)
    {
        try
        {
            while (await transport.ReadAsync(token) is { } frame)
            {
                if (frame.Problem is null)
                {
                    // Not the token: a cancelled write would leave no way to send the close frame.
                    await transport.WriteAsync([frame.Bytes], Patience);
                }
            }
        }
        finally
        {
            await transport.DisposeAsync();
        }
    }

    private static async Task<ClientWebSocket> Connect(WebSocketListener listener, int? port = null, string? token = null)
    {
        var client = new ClientWebSocket();
        if (token is not null)
        {
            client.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }
        await client.ConnectAsync(new Uri($"ws://127.0.0.1:{port ?? ((IPEndPoint)listener.LocalEndPoint).Port}/"), Patience);
        return client;
    }

    private static Task Send(ClientWebSocket client, string text) =>
        client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Patience);

    private static async Task<string?> Receive(ClientWebSocket client)
    {
        var message = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await client.ReceiveAsync(new ArraySegment<byte>(buffer), Patience);
            message.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return received.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(message.ToArray());
    }

    // All that the server sends up to its end, or up to the given text.
    private static async Task<string> Exchange(WebSocketListener listener, byte[] input, string? until = null)
    {
        using var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(listener.LocalEndPoint, Patience);
        await client.SendAsync(input, Patience);
        string output = "";
        byte[] buffer = new byte[4096];
        while (until is null || !output.EndsWith(until, StringComparison.Ordinal))
        {
            int count = await client.ReceiveAsync(buffer, Patience);
            if (count == 0)
            {
                break;
            }
            output += Encoding.Latin1.GetString(buffer, 0, count);
        }
        return output;
    }

    private sealed class AnsweringHandler : IRpcHandler
    {
        public void OnRequest(IncomingRequest request) => request.Respond("{}"u8.ToArray());

        public void OnNotification(string method, ReadOnlyMemory<byte>? parameters)
        {
        }
    }
}
