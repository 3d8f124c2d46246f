using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Daemon.ModelClient.Tests.Sockets;

/// <summary>
/// A provider on loopback that takes the upgrade to a WebSocket, or answers it with a status. Frames of request i are what the script says;
/// the last entry repeats, and null closes the connection. A POST is answered over HTTP with a message.
/// </summary>
internal sealed class FakeSocketServer : IAsyncDisposable
{
    /// <summary>In place of a frame: the server ends the connection without a word.</summary>
    public const string HangUp = "";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string[][] _script;
    private readonly string? _refusal;
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;

    /// <param name="refusal">The status line that answers an upgrade; null takes it.</param>
    public FakeSocketServer(string? refusal, params string[][] script)
    {
        _refusal = refusal;
        _script = script;
        _listener.Start();
        BaseUrl = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";
        _accepting = AcceptAsync();
    }

    public string BaseUrl { get; }

    /// <summary>Heads of upgrades, in order.</summary>
    public List<string> Upgrades { get; } = [];

    /// <summary>Frames that clients sent, in order.</summary>
    public List<string> Frames { get; } = [];

    /// <summary>Requests that came over HTTP.</summary>
    public int Posts { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                while (await ReadHeadAsync(stream) is { } head)
                {
                    if (head.StartsWith("POST", StringComparison.Ordinal))
                    {
                        await AnswerPostAsync(stream, head);
                    }
                    else if (_refusal is not null)
                    {
                        Upgrades.Add(head);
                        await WriteAsync(stream, $"HTTP/1.1 {_refusal}\r\ncontent-length: 0\r\n\r\n");
                    }
                    else
                    {
                        Upgrades.Add(head);
                        await ServeSocketAsync(stream, head);
                        return;
                    }
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or WebSocketException or ObjectDisposedException)
            {
                // The client left, or the server was stopped.
            }
        }
    }

    private async Task ServeSocketAsync(NetworkStream stream, string head)
    {
#pragma warning disable CA5350 // The protocol says SHA-1.
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(Header(head, "sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await WriteAsync(stream, $"HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: {accept}\r\n\r\n");
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        byte[] buffer = new byte[1024 * 1024];
        while (true)
        {
            ValueWebSocketReceiveResult received;
            int length = 0;
            do
            {
                received = await socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
                length += received.Count;
            }
            while (!received.EndOfMessage);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            Frames.Add(Encoding.UTF8.GetString(buffer, 0, length));
            foreach (string frame in _script[Math.Min(Frames.Count, _script.Length) - 1])
            {
                if (frame.Length == 0)
                {
                    return;
                }

                // In two pieces: a message may come in several frames.
                byte[] bytes = Encoding.UTF8.GetBytes(frame);
                await socket.SendAsync(bytes.AsMemory(0, bytes.Length / 2), WebSocketMessageType.Text, endOfMessage: false, _stop.Token);
                await socket.SendAsync(bytes.AsMemory(bytes.Length / 2), WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
            }
        }
    }

    private async Task AnswerPostAsync(NetworkStream stream, string head)
    {
        byte[] body = new byte[int.Parse(Header(head, "content-length"), System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        Posts++;
        const string Events = "data: {\"type\":\"response.completed\",\"response\":{\"id\":\"over-http\"}}\n\n";
        await WriteAsync(stream, $"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: {Events.Length}\r\n\r\n{Events}");
    }

    private static string Header(string head, string name) => head.Split("\r\n")
        .First(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Split(':', 2)[1].Trim();

    private ValueTask WriteAsync(NetworkStream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), _stop.Token);

    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, _stop.Token) > 0)
        {
            head.Add(one[0]);
            if (head.Count >= 4 && head[^4..] is [(byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
            {
                return Encoding.ASCII.GetString([.. head]);
            }
        }

        return null;
    }
}
