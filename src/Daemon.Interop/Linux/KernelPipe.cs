using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daemon.Interop.Linux;

/// <summary>
/// A pipe that carries bytes from one socket to another without copying them through the process (splice(2)): pages go from the one's
/// receive queue into the pipe, and from there into the other's send queue.
/// </summary>
/// <remarks>Not thread-safe. Neither end ever waits.</remarks>
[SupportedOSPlatform("linux")]
public sealed class KernelPipe : IDisposable
{
    private readonly FileDescriptor _read;
    private readonly FileDescriptor _write;

    private KernelPipe(FileDescriptor read, FileDescriptor write, int capacity)
    {
        _read = read;
        _write = write;
        Capacity = capacity;
    }

    /// <summary>Bytes that fit if they come in whole pages; less fits of others.</summary>
    public int Capacity { get; }

    /// <summary>Bytes taken and not yet given. A pipe is only good for another pair of sockets while this is 0.</summary>
    public int Held { get; private set; }

    /// <param name="capacity">Bytes to ask for. Smaller when the user's pipes have used up what the system allows (pipe(7)).</param>
    /// <exception cref="IOException">The process is out of descriptors.</exception>
    public static KernelPipe Create(int capacity)
    {
        (FileDescriptor read, FileDescriptor write) = FileDescriptor.Pipe();
        int granted = Libc.fcntl(write.Number, Libc.F_SETPIPE_SZ, capacity);
        return new KernelPipe(read, write, granted > 0 ? granted : Libc.fcntl(write.Number, Libc.F_GETPIPE_SZ, 0));
    }

    /// <summary>Takes what a socket has. 0 at its end; -1 and the error number on failure, EAGAIN when there is nothing, or no room here.</summary>
    /// <param name="limit">Most bytes to take, more than 0.</param>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public int Take(SafeHandle socket, int limit, out int errno)
    {
        int count = Splice(socket, limit, taking: true, out errno);
        Held += Math.Max(count, 0);
        return count;
    }

    /// <summary>Gives a non-blocking socket what is held, as much as it has room for. -1 and the error number on failure, EAGAIN for no room.</summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public int Give(SafeHandle socket, out int errno)
    {
        int count = Splice(socket, Held, taking: false, out errno);
        Held -= Math.Max(count, 0);
        return count;
    }

    /// <summary>Takes bytes out of the pipe into memory; how many of those that are held.</summary>
    /// <exception cref="IOException">Never for a pipe that holds some.</exception>
    public int Read(Span<byte> buffer)
    {
        int count = _read.Read(buffer[..Math.Min(buffer.Length, Held)], out int errno);
        if (count < 0)
        {
            throw Errno.Failure("read", errno);
        }

        Held -= count;
        return count;
    }

    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
    }

    private unsafe int Splice(SafeHandle socket, int count, bool taking, out int errno)
    {
        bool added = false;
        try
        {
            socket.DangerousAddRef(ref added);
            int fd = (int)socket.DangerousGetHandle();
            (int from, int to) = taking ? (fd, _write.Number) : (_read.Number, fd);
            nint moved;
            do
            {
                moved = Libc.splice(from, null, to, null, (nuint)count, Libc.SPLICE_F_MOVE | Libc.SPLICE_F_NONBLOCK);
                errno = moved < 0 ? Errno.Last : 0;
            }
            while (errno == Errno.EINTR);
            return (int)moved;
        }
        finally
        {
            if (added)
            {
                socket.DangerousRelease();
            }
        }
    }
}
