using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Daemon.IntegrationTests.Harness;

/// <summary>A client over a websocket: of its own making, so that the daemon's code is not tested with itself.</summary>
internal sealed class SocketClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonElement> _seen = [];
    private byte[] _buffer = new byte[64 * 1024];
    private int _lastId;

    /// <summary>Every message read so far.</summary>
    public IReadOnlyList<JsonElement> Seen => _seen;

    /// <summary>What the daemon said when it closed the connection; null before.</summary>
    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>Connects and introduces itself.</summary>
    /// <param name="capabilities">JSON; null for the experimental ones.</param>
    public static async Task<SocketClient> ConnectAsync(Uri address, string? capabilities = null, string? token = null)
    {
        var client = new SocketClient();
        if (token is not null)
        {
            client._socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        }

        await client._socket.ConnectAsync(address, CancellationToken.None).WaitAsync(DaemonUnderTest.Patience);
        await client.InitializeAsync(capabilities);
        return client;
    }

    public static async Task<SocketClient> ConnectUnixAsync(string path)
    {
        var client = new SocketClient();
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(target), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var invoker = new HttpMessageInvoker(handler);
        await client._socket.ConnectAsync(new Uri("ws://localhost/rpc"), invoker, CancellationToken.None).WaitAsync(DaemonUnderTest.Patience);
        await client.InitializeAsync(null);
        return client;
    }

    public Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None).WaitAsync(DaemonUnderTest.Patience);

    public async Task<JsonElement> CallAsync(string method, string parameters)
    {
        var id = ++_lastId;
        await SendAsync($$"""{"id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        var answer = await ReadUntilAsync(message => !message.TryGetProperty("method", out _) && message.GetProperty("id").GetInt32() == id);
        Assert.True(answer.TryGetProperty("result", out var result), answer.ToString());
        return result;
    }

    public async Task<string> StartThreadAsync(DaemonHome home, string approvalPolicy = "never") =>
        (await CallAsync("thread/start", $$"""{"cwd":"{{home.Workspace}}","sandbox":"workspace-write","approvalPolicy":"{{approvalPolicy}}"}"""))
        .GetProperty("thread").GetProperty("id").GetString()!;

    public Task BeginTurnAsync(string thread, string text) =>
        CallAsync("turn/start", $$"""{"threadId":"{{thread}}","input":[{"type":"text","text":"{{text}}"}]}""");

    public async Task<JsonElement> NextAsync(string method) =>
        await ReadUntilAsync(message => message.TryGetProperty("method", out var name) && name.GetString() == method);

    public async Task<JsonElement> ReadUntilAsync(Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            var message = await ReadAsync() ?? throw new InvalidOperationException("the daemon closed the connection");
            if (wanted(message))
            {
                return message;
            }
        }
    }

    /// <summary>The next message; null when the connection is over.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        var length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult received;
            try
            {
                received = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None).AsTask().WaitAsync(DaemonUnderTest.Patience);
            }
            catch (WebSocketException)
            {
                return null;
            }

            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
            if (received.EndOfMessage)
            {
                using var document = JsonDocument.Parse(_buffer.AsMemory(0, length));
                _seen.Add(document.RootElement.Clone());
                return _seen[^1];
            }

            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, length * 2);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task InitializeAsync(string? capabilities)
    {
        capabilities ??= """{"experimentalApi":true}""";
        await CallAsync("initialize", $$"""{"clientInfo":{"name":"tests","version":"1"},"capabilities":{{capabilities}}}""");
        await SendAsync("""{"method":"initialized"}""");
    }
}
