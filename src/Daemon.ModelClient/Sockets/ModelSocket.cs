using System.Buffers;
using System.Net.WebSockets;
using Daemon.ModelClient.Errors;

namespace Daemon.ModelClient.Sockets;

/// <summary>
/// An open WebSocket to a provider: one text frame for a request, one for each event of its response. Events may span frames.
/// </summary>
/// <remarks>Used by one response at a time. Owns the connection; a response that was not read to its end has spoilt it.</remarks>
internal sealed class ModelSocket(WebSocket socket, HttpResponseMessage upgrade) : IDisposable
{
    /// <summary>Largest event, in bytes.</summary>
    private const int MaxEventBytes = 64 * 1024 * 1024;

    private const int InitialBytes = 16 * 1024;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private bool _disposed;

    /// <summary>Whether it could carry another request. The provider may have left nevertheless: that shows at its use only.</summary>
    public bool IsOpen => socket.State == WebSocketState.Open;

    /// <exception cref="WebSocketException">The connection is gone.</exception>
    public ValueTask SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
        socket.SendAsync(request, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <summary>The next event; empty when the provider has closed. Valid until the next call.</summary>
    /// <exception cref="WebSocketException">The connection is gone.</exception>
    /// <exception cref="ModelException">The event is too large.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellationToken)
    {
        int length = 0;
        while (true)
        {
            if (length == _buffer.Length)
            {
                Grow();
            }

            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return ReadOnlyMemory<byte>.Empty;
            }

            length += part.Count;
            if (part.EndOfMessage && length > 0)
            {
                return _buffer.AsMemory(0, length);
            }
        }
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        socket.Dispose();
        upgrade.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Grow()
    {
        if (_buffer.Length >= MaxEventBytes)
        {
            throw ModelErrors.Final($"stream disconnected before completion: an event is larger than {MaxEventBytes} bytes");
        }

        byte[] next = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(next, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = next;
    }
}
