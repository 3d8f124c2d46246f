using System.Buffers;
using System.Net.Sockets;
using Daemon.NetworkProxy.Sockets;
using Daemon.NetworkProxy.Upstream;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Connections;

/// <summary>
/// Carries bytes both ways until both sides have ended, or the tunnel's time is over. The end of one direction is passed on and the other
/// goes on. A buffer is held only while bytes are under way, so that an idle tunnel costs two sockets.
/// </summary>
internal static class Tunnel
{
    private const int BufferSize = 128 * 1024;

    /// <param name="reader">Of the client; may hold bytes that came with the request.</param>
    /// <param name="upstream">May hold bytes that came with the answer.</param>
    /// <exception cref="IOException">A connection broke, or the time is over; both are to be closed.</exception>
    /// <exception cref="ObjectDisposedException">Likewise.</exception>
    public static async Task RunAsync(
        ManagedProxy proxy, WireReader reader, SocketStream client, UpstreamConnection upstream, CancellationToken cancellationToken)
    {
        void End()
        {
            client.Dispose();
            upstream.Abort();
        }

        using var watch = new TunnelWatch(proxy.Clock, proxy.TunnelIdle, proxy.TunnelTotal, End);
        var up = CopyAsync(reader, upstream.Stream, upstream.Transport.Socket, watch, cancellationToken);
        var down = CopyAsync(upstream.Reader, client, client.Socket, watch, cancellationToken);
        var first = await Task.WhenAny(up, down);
        if (first.IsFaulted || first.IsCanceled)
        {
            // A broken side cannot take what still comes from the other.
            End();
        }

        await Task.WhenAll(up, down);
    }

    private static async Task CopyAsync(WireReader from, Stream to, Socket target, TunnelWatch watch, CancellationToken cancellationToken)
    {
        var buffered = from.Buffered;
        if (!buffered.IsEmpty)
        {
            await to.WriteAsync(buffered, cancellationToken);
            from.Consume(buffered.Length);
        }

        if (from.Stream is SocketStream sender && to is SocketStream receiver)
        {
            await SocketCopy.RunAsync(sender, receiver, long.MaxValue, watch.Moved, cancellationToken);
        }
        else
        {
            await CopyStreamAsync(from.Stream, to, watch, cancellationToken);
        }

        target.Shutdown(SocketShutdown.Send);
    }

    /// <summary>One of the two is TLS to an upstream proxy.</summary>
    private static async Task CopyStreamAsync(Stream from, Stream to, TunnelWatch watch, CancellationToken cancellationToken)
    {
        int count;
        do
        {
            _ = await from.ReadAsync(Memory<byte>.Empty, cancellationToken);
            watch.Moved();
            var bytes = ArrayPool<byte>.Shared.Rent(BufferSize);
            try
            {
                do
                {
                    count = await from.ReadAsync(bytes, cancellationToken);
                    await to.WriteAsync(bytes.AsMemory(0, count), cancellationToken);
                }
                while (count > BufferSize / 2);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(bytes);
            }

        }
        while (count > 0);
    }
}
