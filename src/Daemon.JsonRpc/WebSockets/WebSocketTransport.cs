using System.Net.WebSockets;
using Daemon.JsonRpc.Transports;

namespace Daemon.JsonRpc.WebSockets;

/// <summary>
/// One message per text frame (or sequence of continued frames) over an upgraded connection. Binary messages are ignored.
/// </summary>
internal sealed class WebSocketTransport : IMessageTransport
{
    private const int InitialBytes = 16 * 1024;
    private const int KeepBytes = 1024 * 1024;
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(2);

    private readonly Stream _inner;
    private readonly UpgradedStream _stream;
    private readonly FrameSizeMonitor _monitor;
    private readonly WebSocket _socket;
    private readonly TimeProvider _timeProvider;
    private byte[] _buffer = new byte[InitialBytes];
    private WebSocketCloseStatus _closeStatus = WebSocketCloseStatus.EndpointUnavailable;
    private bool _ended;

    /// <summary>
    /// Takes ownership of <paramref name="inner"/>, whose upgrade was answered; <paramref name="readAhead"/> came behind its head.
    /// </summary>
    /// <param name="keepAlive">A ping goes out after this much silence, and the peer is dead after as much again without a pong.</param>
    /// <param name="isServer">False for the side that asked for the upgrade: it masks what it sends, and takes a message in one frame.</param>
    public WebSocketTransport(
        Stream inner, ReadOnlyMemory<byte> readAhead, TimeSpan keepAlive, TimeProvider timeProvider, bool isServer = true)
    {
        _inner = inner;
        _timeProvider = timeProvider;
        _monitor = new FrameSizeMonitor(isServer ? WebSocketLimits.MaxFrameBytes : WebSocketLimits.MaxMessageBytes);
        _stream = new UpgradedStream(inner, readAhead, _monitor);
        _socket = WebSocket.CreateFromStream(_stream, new WebSocketCreationOptions
        {
            IsServer = isServer,
            KeepAliveInterval = keepAlive,
            KeepAliveTimeout = keepAlive,
        });
    }

    /// <inheritdoc/>
    public async ValueTask<InboundFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        int length = 0;
        while (!_ended)
        {
            if (length == _buffer.Length)
            {
                // One byte above the limit shows that it is passed.
                Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, WebSocketLimits.MaxMessageBytes + 1));
            }
            if (await ReceiveAsync(_buffer.AsMemory(length), cancellationToken) is not { } received)
            {
                _ended = true;
                return length == 0 ? null : new InboundFrame(DropReason.Unfinished, length);
            }
            length = received.MessageType == WebSocketMessageType.Text ? length + received.Count : 0;
            if (length > WebSocketLimits.MaxMessageBytes || _monitor.IsExceeded)
            {
                _ended = true;
                _closeStatus = WebSocketCloseStatus.MessageTooBig;
                return new InboundFrame(DropReason.TooLong, length);
            }
            if (received.EndOfMessage && received.MessageType == WebSocketMessageType.Text)
            {
                return Take(length);
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> batch, CancellationToken cancellationToken)
    {
        try
        {
            for (int i = 0; i < batch.Count; i++)
            {
                _stream.Gathers = i < batch.Count - 1;
                await _socket.SendAsync(batch[i], WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            }
        }
        catch (Exception error) when (IsFailure(error, cancellationToken))
        {
            throw new IOException("The WebSocket could not be written to.", error);
        }
    }

    /// <summary>Sends a close frame if the connection is still good, and lets the peer read it, both for a limited time.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(CloseTime, _timeProvider);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                WebSocketCloseStatus status =
                    _socket.State == WebSocketState.CloseReceived ? WebSocketCloseStatus.NormalClosure : _closeStatus;
                await _socket.CloseOutputAsync(status, null, limit.Token);
                if (_closeStatus == WebSocketCloseStatus.MessageTooBig)
                {
                    await Linger.DiscardInputAsync(_inner, _timeProvider, limit.Token);
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // A farewell that does not arrive changes nothing.
        }
        _socket.Dispose();
        await _stream.DisposeAsync();
    }

    // Null at the end of the connection. A cancelled receive would abort the WebSocket, and with it what is still to be written: so the
    // receive is left behind instead; disposal ends it.
    private async ValueTask<ValueWebSocketReceiveResult?> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<ValueWebSocketReceiveResult> receiving = _socket.ReceiveAsync(buffer, CancellationToken.None);
            ValueWebSocketReceiveResult received =
                receiving.IsCompleted ? await receiving : await receiving.AsTask().WaitAsync(cancellationToken);
            return received.MessageType == WebSocketMessageType.Close ? null : received;
        }
        catch (WebSocketException error) when (error.WebSocketErrorCode == WebSocketError.ConnectionClosedPrematurely)
        {
            return null;
        }
        catch (Exception error) when (IsFailure(error, cancellationToken))
        {
            throw new IOException("The WebSocket failed: the peer is gone or broke the protocol.", error);
        }
    }

    // A keep-alive that finds the peer dead aborts the WebSocket, which shows as a cancellation that nobody asked for.
    private static bool IsFailure(Exception error, CancellationToken cancellationToken) =>
        error is WebSocketException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private InboundFrame Take(int length)
    {
        var frame = new InboundFrame(_buffer.AsSpan(0, length).ToArray());
        if (_buffer.Length > KeepBytes)
        {
            _buffer = new byte[InitialBytes];
        }
        return frame;
    }
}
