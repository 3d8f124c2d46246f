using System.Buffers;
using System.Net.Sockets;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Connections;

/// <summary>
/// Carries bytes both ways until both sides have ended. The end of one direction is passed on and the other goes on. A buffer is held
/// only while bytes are under way, so that an idle tunnel costs two sockets: unless much has just come, the wait is for the bytes alone.
/// </summary>
internal static class Tunnel
{
    private const int BufferSize = 128 * 1024;

    /// <param name="client">May hold bytes that came with the request.</param>
    /// <param name="server">May hold bytes that came with its answer.</param>
    /// <exception cref="IOException">A connection broke; both are to be closed.</exception>
    public static async Task RunAsync(WireReader client, Socket clientSocket, WireReader server, Socket serverSocket, CancellationToken cancellationToken)
    {
        var up = CopyAsync(client, server.Stream, serverSocket, cancellationToken);
        var down = CopyAsync(server, client.Stream, clientSocket, cancellationToken);
        var first = await Task.WhenAny(up, down);
        if (first.IsFaulted || first.IsCanceled)
        {
            // A broken side cannot take what still comes from the other.
            clientSocket.Close();
            serverSocket.Close();
        }

        await Task.WhenAll(up, down);
    }

    private static async Task CopyAsync(WireReader from, Stream to, Socket target, CancellationToken cancellationToken)
    {
        var buffered = from.Buffered;
        if (!buffered.IsEmpty)
        {
            await to.WriteAsync(buffered, cancellationToken);
            from.Consume(buffered.Length);
        }

        if (SocketCopy.TryUnwrap(from.Stream, out var sender) && SocketCopy.TryUnwrap(to, out var receiver))
        {
            await SocketCopy.RunAsync(sender, receiver, long.MaxValue, moved: null, cancellationToken);
        }
        else
        {
            await CopyStreamAsync(from.Stream, to, cancellationToken);
        }

        target.Shutdown(SocketShutdown.Send);
    }

    private static async Task CopyStreamAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        int count;
        do
        {
            _ = await from.ReadAsync(Memory<byte>.Empty, cancellationToken);
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
