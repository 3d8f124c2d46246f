using System.Text;
using System.Threading.Channels;
using Daemon.JsonRpc.Transports;

namespace Daemon.JsonRpc.Tests.Connection;

/// <summary>A connection under test, and the other end of its transport as a client that writes and reads lines.</summary>
internal sealed class Peer : IRpcHandler, IRpcObserver, IAsyncDisposable
{
    private readonly LineTransport _client;

    public Peer(RpcConnectionOptions? options = null, int pipeBytes = 64 * 1024)
    {
        (LineTransport server, _client) = DuplexPipe.Create(pipeBytes);
        Connection = new RpcConnection(server, this, (options ?? new RpcConnectionOptions()) with { Observer = this });
        Connection.Start();
    }

    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    public RpcConnection Connection { get; }

    public Channel<IncomingRequest> Requests { get; } = Channel.CreateUnbounded<IncomingRequest>();

    public Channel<string> Events { get; } = Channel.CreateUnbounded<string>();

    public Action<IncomingRequest>? Handle { get; set; }

    public void OnRequest(IncomingRequest request)
    {
        Handle?.Invoke(request);
        Requests.Writer.TryWrite(request);
    }

    public void OnNotification(string method, ReadOnlyMemory<byte>? parameters) => Events.Writer.TryWrite($"notification {method}");

    public void OnResponse(RequestId id, ReadOnlyMemory<byte> result, RpcException? error) => Events.Writer.TryWrite($"response {id}");

    public void Dropped(DropReason reason, long lengthBytes, ReadOnlyMemory<byte> message) => Events.Writer.TryWrite($"dropped {reason}");

    public void Failed(string method, Exception error) => Events.Writer.TryWrite($"failed {method}");

    public void Closed(ConnectionEnd end) => Events.Writer.TryWrite($"closed {end.Reason}");

    public ValueTask Write(params string[] lines) =>
        _client.WriteAsync([.. lines.Select(line => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(line)))], Patience);

    public async Task<string?> Read() =>
        await _client.ReadAsync(Patience) is { } frame ? Encoding.UTF8.GetString(frame.Bytes.Span) : null;

    public ValueTask<IncomingRequest> NextRequest() => Requests.Reader.ReadAsync(Patience);

    public ValueTask<string> NextEvent() => Events.Reader.ReadAsync(Patience);

    /// <summary>Ends the client's output, as a closed standard input does; its input stays open.</summary>
    public ValueTask CloseInput() => _client.CloseOutputAsync();

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
