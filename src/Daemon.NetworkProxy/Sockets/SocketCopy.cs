using System.Buffers;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Sockets;

/// <summary>
/// Carries bytes between sockets as they are. A few go through a buffer; as soon as many come, the kernel moves them (Linux), which costs
/// a third of the processor time of reading and writing them. Nothing is held while the sender is waited for.
/// </summary>
internal static class SocketCopy
{
    private const int Few = 32 * 1024;
    private const int Piece = 256 * 1024;

    /// <summary>Copies to the sender's end, or until <paramref name="limit"/> bytes were copied.</summary>
    /// <param name="came">Told when bytes have come, before they go on; null for nobody.</param>
    /// <param name="mayUseKernel">Whether the kernel may move bytes where it can.</param>
    /// <returns>How many bytes were copied.</returns>
    /// <exception cref="BodyException">The sender is gone.</exception>
    /// <exception cref="IOException">The receiver is gone.</exception>
    public static async ValueTask<long> RunAsync(
        SocketStream from, SocketStream to, long limit, Action? came, CancellationToken cancellationToken, bool mayUseKernel = true)
    {
        var left = limit;
        var many = limit != long.MaxValue;
        var ended = false;
        while (left > 0 && !ended)
        {
            await ReadAsync(from, Memory<byte>.Empty, cancellationToken);
            came?.Invoke();
            var before = left;
            (left, ended) = many && mayUseKernel && OperatingSystem.IsLinux() && PipePool.Rent() is { } pipe
                ? await SpliceAsync(pipe, from, to, left, cancellationToken)
                : await CopyAsync(from, to, left, many ? Piece : Few, cancellationToken);
            many = before - left >= Few;
        }

        return limit - left;
    }

    /// <summary>Copies while much comes at once.</summary>
    private static async ValueTask<(long Left, bool Ended)> CopyAsync(SocketStream from, SocketStream to, long left, int size, CancellationToken cancellationToken)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            int count;
            do
            {
                count = await ReadAsync(from, bytes.AsMemory(0, (int)Math.Min(size, left)), cancellationToken);
                await to.WriteAsync(bytes.AsMemory(0, count), cancellationToken);
                left -= count;
            }
            while (left > 0 && count > Few);
            return (left, count == 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Moves what there is; at most as much as the connection may take in its turn.</summary>
    [SupportedOSPlatform("linux")]
    private static async ValueTask<(long Left, bool Ended)> SpliceAsync(
        KernelPipe pipe, SocketStream from, SocketStream to, long left, CancellationToken cancellationToken)
    {
        try
        {
            var goesOn = true;
            while (left > 0 && goesOn)
            {
                var count = pipe.Take(from.Socket.SafeHandle, (int)Math.Min(pipe.Capacity, left), out var error);
                if (count <= 0)
                {
                    return error is 0 or Errno.EAGAIN ? (left, error == 0) : throw SenderIsGone(Errno.Failure("splice", error));
                }

                left -= count;
                goesOn = from.MayTake(count);
                while (pipe.Held > 0)
                {
                    if (pipe.Give(to.Socket.SafeHandle, out error) < 0)
                    {
                        await (error == Errno.EAGAIN ? to.WaitWritableAsync(cancellationToken) : throw Errno.Failure("splice", error));
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

    private static async ValueTask<int> ReadAsync(SocketStream from, Memory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            return await from.ReadAsync(bytes, cancellationToken);
        }
        catch (IOException failure)
        {
            throw SenderIsGone(failure);
        }
    }

    private static BodyException SenderIsGone(Exception inner) => new("The sender of a body is gone.", inner);
}
