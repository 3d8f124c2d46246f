using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.NetworkProxy.Sockets;

/// <summary>
/// A connected socket as a stream. On Linux its waits are those of a <see cref="ReadinessLoop"/>, elsewhere those of the runtime. One
/// reads and one writes at a time. Reading into no room waits for bytes.
/// </summary>
internal sealed class SocketStream : Stream
{
    /// <summary>Bytes that a connection may take without ever waiting, before the others of its loop have their turn.</summary>
    private const int Turn = 1024 * 1024;

    private readonly ReadinessLoop? _loop;
    private readonly ulong _key;
    private readonly Readiness _readable = new();
    private readonly Readiness _writable = new();
    private int _taken;
    private bool _closed;

    /// <param name="socket">Connected; owned.</param>
    /// <param name="loop">Null for the loop of the next; without meaning where there are none.</param>
    /// <exception cref="IOException">The kernel is out of memory or watches.</exception>
    public SocketStream(Socket socket, ReadinessLoop? loop = null)
    {
        Socket = socket;
        if (OperatingSystem.IsLinux())
        {
            // The descriptor itself has to be non-blocking for splice(2), which looks at nothing else.
            socket.Blocking = false;
            _loop = loop ?? ReadinessLoop.Next();
            _key = _loop.Add(this, socket.SafeHandle);
        }
    }

    public Socket Socket { get; }

    /// <summary>For the other socket of the same connection; null where there are none.</summary>
    public ReadinessLoop? Loop => _loop;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A stream to <paramref name="address"/>; waiting for it can be cancelled.</summary>
    /// <exception cref="SocketException">It cannot be reached.</exception>
    public static async Task<SocketStream> ConnectAsync(IPEndPoint address, ReadinessLoop? loop, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux())
        {
            return await ConnectOnLoopAsync(address, loop, cancellationToken);
        }

        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            return new SocketStream(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Goes on after waits on the thread pool: for a connection with work that takes long, such as TLS.</summary>
    public void LeaveLoop()
    {
        _readable.LeaveLoop();
        _writable.LeaveLoop();
    }

    /// <summary>By the loop's thread.</summary>
    public void OnEdge(Edge edge)
    {
        if (edge.CanWrite)
        {
            _writable.Tell();
        }

        if (edge.CanRead)
        {
            _readable.Tell();
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!OperatingSystem.IsLinux())
        {
            return ReceiveAsync(buffer, cancellationToken);
        }

        if (_taken < Turn)
        {
            var count = Receive(buffer.Span, out var error);
            if (count >= 0)
            {
                _taken += count;
                return ValueTask.FromResult(count);
            }

            if (error != Errno.EAGAIN)
            {
                return ValueTask.FromException<int>(Errno.Failure("recv", error));
            }
        }

        return WaitAndReadAsync(buffer, cancellationToken);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!OperatingSystem.IsLinux())
        {
            return SendAsync(buffer, cancellationToken);
        }

        var count = StreamSocket.Send(Socket.SafeHandle, buffer.Span, out var error);
        return count == buffer.Length ? ValueTask.CompletedTask
            : count < 0 && error != Errno.EAGAIN ? ValueTask.FromException(Errno.Failure("send", error))
            : WaitAndWriteAsync(buffer[Math.Max(count, 0)..], cancellationToken);
    }

    /// <summary>Waits until there may be room to write.</summary>
    [SupportedOSPlatform("linux")]
    public ValueTask WaitWritableAsync(CancellationToken cancellationToken) => _writable.WaitAsync(cancellationToken);

    /// <summary>Counts bytes that something else took from the socket; false when it is time to wait.</summary>
    public bool MayTake(int count) => (_taken += count) < Turn;

    /// <summary>Ends the other direction's waits and calls too, with <see cref="ObjectDisposedException"/>.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !Interlocked.Exchange(ref _closed, true))
        {
            if (OperatingSystem.IsLinux())
            {
                _loop!.Remove(Socket.SafeHandle, _key);
            }

            Socket.Dispose();
            _readable.Close();
            _writable.Close();
        }

        base.Dispose(disposing);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [SupportedOSPlatform("linux")]
    private static async Task<SocketStream> ConnectOnLoopAsync(IPEndPoint address, ReadinessLoop? loop, CancellationToken cancellationToken)
    {
        // By hand, since the runtime's own would have its own thread wait for this socket ever after.
        var native = address.Serialize();
        using var descriptor = StreamSocket.Connect(native.Buffer.Span[..native.Size], out var error);
        var stream = new SocketStream(new Socket(new SafeSocketHandle(descriptor.Number, ownsHandle: true)) { NoDelay = true }, loop);
        descriptor.SetHandleAsInvalid();
        try
        {
            if (error == Errno.EINPROGRESS)
            {
                await stream.WaitWritableAsync(cancellationToken);
                error = StreamSocket.Fault(stream.Socket.SafeHandle);
            }

            return error == 0 ? stream : throw new SocketException((int)(error == Errno.ECONNREFUSED ? SocketError.ConnectionRefused : SocketError.HostUnreachable), Errno.Describe(error));
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until there may be something to read. After much was read without a wait, the other connections have their turn first.</summary>
    [SupportedOSPlatform("linux")]
    private ValueTask WaitReadableAsync(CancellationToken cancellationToken)
    {
        if (_taken >= Turn)
        {
            _loop!.Repeat(Socket.SafeHandle, _key);
        }

        _taken = 0;
        return _readable.WaitAsync(cancellationToken);
    }

    /// <summary>Into no room: 0 when there is something to receive.</summary>
    [SupportedOSPlatform("linux")]
    private int Receive(Span<byte> buffer, out int error) => buffer.IsEmpty
        ? Math.Min(StreamSocket.Peek(Socket.SafeHandle, out error), 0)
        : StreamSocket.Receive(Socket.SafeHandle, buffer, out error);

    [SupportedOSPlatform("linux")]
    private async ValueTask<int> WaitAndReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            await WaitReadableAsync(cancellationToken);
            var count = Receive(buffer.Span, out var error);
            if (count >= 0)
            {
                return count;
            }

            if (error != Errno.EAGAIN)
            {
                throw Errno.Failure("recv", error);
            }
        }
    }

    [SupportedOSPlatform("linux")]
    private async ValueTask WaitAndWriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        while (!buffer.IsEmpty)
        {
            await _writable.WaitAsync(cancellationToken);
            var count = StreamSocket.Send(Socket.SafeHandle, buffer.Span, out var error);
            if (count < 0 && error != Errno.EAGAIN)
            {
                throw Errno.Failure("send", error);
            }

            buffer = buffer[Math.Max(count, 0)..];
        }
    }

    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await Socket.ReceiveAsync(buffer, cancellationToken);
        }
        catch (SocketException failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            while (!buffer.IsEmpty)
            {
                buffer = buffer[await Socket.SendAsync(buffer, cancellationToken)..];
            }
        }
        catch (SocketException failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }
}
