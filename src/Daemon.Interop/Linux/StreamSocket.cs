using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daemon.Interop.Linux;

/// <summary>Calls on stream sockets that never wait and never throw for what a peer does. Thread-safe.</summary>
[SupportedOSPlatform("linux")]
public static unsafe class StreamSocket
{
    /// <summary>A non-blocking, close-on-exec TCP socket that begins to connect.</summary>
    /// <param name="address">A <c>struct sockaddr</c>, which begins with its family.</param>
    /// <param name="errno">0 when it is connected, EINPROGRESS when it will become writable, else why it cannot be.</param>
    /// <exception cref="IOException">The process is out of descriptors, or the system has no such family.</exception>
    public static FileDescriptor Connect(ReadOnlySpan<byte> address, out int errno)
    {
        var socket = new FileDescriptor(Errno.Check(Libc.socket(MemoryMarshal.Read<ushort>(address), Libc.SOCK_STREAM | Libc.SOCK_CLOEXEC | Libc.SOCK_NONBLOCK, 0), "socket"));
        fixed (byte* pointer = address)
        {
            errno = Libc.connect(socket.Number, pointer, (uint)address.Length) < 0 ? Errno.Last : 0;
        }

        return socket;
    }

    /// <summary>Takes the number of the fault that a socket keeps; 0 for none.</summary>
    public static int Fault(SafeHandle socket)
    {
        bool added = false;
        try
        {
            socket.DangerousAddRef(ref added);
            int fault = 0;
            uint length = sizeof(int);
            return Libc.getsockopt((int)socket.DangerousGetHandle(), Libc.SOL_SOCKET, Libc.SO_ERROR, &fault, &length) < 0 ? Errno.Last : fault;
        }
        finally
        {
            if (added)
            {
                socket.DangerousRelease();
            }
        }
    }

    /// <summary>
    /// Looks whether there is something to receive, without taking it: 1 for bytes, 0 for the end, -1 and the error number for a fault,
    /// which no other call will tell again, or EAGAIN.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public static int Peek(SafeHandle socket, out int errno)
    {
        Span<byte> one = stackalloc byte[1];
        return Receive(socket, one, Libc.MSG_PEEK, out errno);
    }

    /// <summary>0 at the end; -1 and the error number on failure, EAGAIN when there is nothing.</summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public static int Receive(SafeHandle socket, Span<byte> buffer, out int errno) => Receive(socket, buffer, 0, out errno);

    /// <summary>How many bytes were taken; -1 and the error number on failure, EAGAIN when there is no room.</summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public static int Send(SafeHandle socket, ReadOnlySpan<byte> bytes, out int errno)
    {
        bool added = false;
        try
        {
            socket.DangerousAddRef(ref added);
            int fd = (int)socket.DangerousGetHandle();
            fixed (byte* pointer = bytes)
            {
                nint count;
                do
                {
                    count = Libc.send(fd, pointer, (nuint)bytes.Length, Libc.MSG_DONTWAIT | Libc.MSG_NOSIGNAL);
                    errno = count < 0 ? Errno.Last : 0;
                }
                while (errno == Errno.EINTR);
                return (int)count;
            }
        }
        finally
        {
            if (added)
            {
                socket.DangerousRelease();
            }
        }
    }

    private static int Receive(SafeHandle socket, Span<byte> buffer, int flags, out int errno)
    {
        bool added = false;
        try
        {
            socket.DangerousAddRef(ref added);
            int fd = (int)socket.DangerousGetHandle();
            fixed (byte* pointer = buffer)
            {
                nint count;
                do
                {
                    count = Libc.recv(fd, pointer, (nuint)buffer.Length, Libc.MSG_DONTWAIT | flags);
                    errno = count < 0 ? Errno.Last : 0;
                }
                while (errno == Errno.EINTR);
                return (int)count;
            }
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
