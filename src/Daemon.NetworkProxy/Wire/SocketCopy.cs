using System.Buffers;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.NetworkProxy.Wire;

/// <summary>
/// Carries bytes between sockets as they are. A few go through a buffer; as soon as many come, the kernel moves them (Linux), which costs
/// a third of the processor time of reading and writing them. Nothing is held while the sender is waited for.
/// </summary>
internal static class SocketCopy
{
    private const int Few = 32 * 1024;
    private const int Piece = 256 * 1024;

    /// <summary>What is read back from a pipe whose receiver has no room.</summary>
    private const int Ballast = 4096;

    /// <summary>Whether a stream is a socket and nothing else.</summary>
    public static bool TryUnwrap(Stream stream, out Socket socket)
    {
        socket = (stream as NetworkStream)?.Socket!;
        return socket is not null;
    }

    /// <summary>Copies to the sender's end, or until <paramref name="limit"/> bytes were copied.</summary>
    /// <param name="moved">Told when bytes have passed; null for nobody.</param>
    /// <param name="mayUseKernel">Whether the kernel may move bytes where it can.</param>
    /// <returns>How many bytes were copied.</returns>
    /// <exception cref="BodyException">The sender is gone.</exception>
    /// <exception cref="IOException">The receiver is gone.</exception>
    public static async ValueTask<long> RunAsync(
        Socket from, Socket to, long limit, Action? moved, CancellationToken cancellationToken, bool mayUseKernel = true)
    {
        var left = limit;
        var many = limit != long.MaxValue;
        var ended = false;
        while (left > 0 && !ended)
        {
            await ReceiveAsync(from, Memory<byte>.Empty, cancellationToken);
            if (!many)
            {
                int count;
                (count, many) = await CopyOnceAsync(from, to, left, cancellationToken);
                ended = count == 0;
                left -= count;
            }
            else
            {
                var before = left;
                (left, ended) = mayUseKernel && OperatingSystem.IsLinux() && PipePool.Rent() is { } pipe
                    ? await SpliceAsync(pipe, from, to, left, cancellationToken)
                    : await CopyManyAsync(from, to, left, cancellationToken);
                many = before - left >= Few;
            }

            moved?.Invoke();
        }

        return limit - left;
    }

    private static async ValueTask<(int Count, bool Many)> CopyOnceAsync(Socket from, Socket to, long limit, CancellationToken cancellationToken)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Few);
        try
        {
            var count = await ReceiveAsync(from, bytes.AsMemory(0, (int)Math.Min(Few, limit)), cancellationToken);
            await SendAsync(to, bytes.AsMemory(0, count), cancellationToken);
            return (count, count == Few);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static async ValueTask<(long Left, bool Ended)> CopyManyAsync(Socket from, Socket to, long left, CancellationToken cancellationToken)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            int count;
            do
            {
                count = await ReceiveAsync(from, bytes.AsMemory(0, (int)Math.Min(Piece, left)), cancellationToken);
                await SendAsync(to, bytes.AsMemory(0, count), cancellationToken);
                left -= count;
            }
            while (left > 0 && count >= Few);
            return (left, count == 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    [SupportedOSPlatform("linux")]
    private static async ValueTask<(long Left, bool Ended)> SpliceAsync(
        KernelPipe pipe, Socket from, Socket to, long left, CancellationToken cancellationToken)
    {
        // A descriptor may still be a blocking one: sockets become non-blocking when they first have to wait.
        to.Blocking = false;
        try
        {
            while (left > 0)
            {
                var count = pipe.Take(from.SafeHandle, (int)Math.Min(pipe.Capacity, left), out var error);
                if (count <= 0)
                {
                    return error is 0 or Errno.EAGAIN ? (left, error == 0) : throw new BodyException("The sender of a body is gone.", Errno.Failure("splice", error));
                }

                left -= count;
                while (pipe.Held > 0)
                {
                    if (pipe.Give(to.SafeHandle, out error) < 0)
                    {
                        await (error == Errno.EAGAIN ? PushAsync(pipe, to, cancellationToken) : throw Errno.Failure("splice", error));
                    }
                }
            }

            return (left, false);
        }
        finally
        {
            PipePool.Return(pipe);
        }
    }

    /// <summary>Waits until the receiver has room, by sending it some bytes in the ordinary way.</summary>
    [SupportedOSPlatform("linux")]
    private static async ValueTask PushAsync(KernelPipe pipe, Socket to, CancellationToken cancellationToken)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Ballast);
        try
        {
            await SendAsync(to, bytes.AsMemory(0, pipe.Read(bytes)), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static async ValueTask<int> ReceiveAsync(Socket from, Memory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            return await from.ReceiveAsync(bytes, cancellationToken);
        }
        catch (SocketException failure)
        {
            throw new BodyException("The sender of a body is gone.", failure);
        }
    }

    private static async ValueTask SendAsync(Socket to, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[await to.SendAsync(bytes, cancellationToken)..];
            }
        }
        catch (SocketException failure)
        {
            throw new IOException("The receiver is gone.", failure);
        }
    }
}
