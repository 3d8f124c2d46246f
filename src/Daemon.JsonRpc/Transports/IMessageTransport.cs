namespace Daemon.JsonRpc.Transports;

/// <summary>Carries whole messages (one JSON text each, UTF-8) over some byte stream. Knows nothing of their meaning.</summary>
/// <remarks>
/// One reader and one writer at a time, which may run concurrently; <see cref="IAsyncDisposable.DisposeAsync"/> frees both.
/// </remarks>
public interface IMessageTransport : IAsyncDisposable
{
    /// <summary>The next frame, or null at the end of the input.</summary>
    /// <remarks>
    /// Must return promptly once <paramref name="cancellationToken"/> fires, even if the stream below cannot be interrupted.
    /// </remarks>
    /// <exception cref="IOException">The stream failed.</exception>
    ValueTask<InboundFrame?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes the messages in order and flushes once. The messages contain no line feeds.</summary>
    /// <remarks>Returns promptly once <paramref name="cancellationToken"/> fires, like a read. A cancelled write leaves the stream in the
    /// middle of a message: the transport can only be disposed afterwards.</remarks>
    /// <exception cref="IOException">The stream failed.</exception>
    ValueTask WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> batch, CancellationToken cancellationToken);
}
