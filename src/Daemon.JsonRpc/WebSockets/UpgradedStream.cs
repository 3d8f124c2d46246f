using System.Buffers;

namespace Daemon.JsonRpc.WebSockets;

/// <summary>
/// The stream below a WebSocket: begins with what was read behind the HTTP head, watches frame sizes, gathers small writes.
/// </summary>
/// <remarks>The WebSocket serialises its writes, pongs included, so writing needs no lock here.</remarks>
internal sealed class UpgradedStream(Stream inner, ReadOnlyMemory<byte> readAhead, FrameSizeMonitor monitor) : Stream
{
    private const int GatherBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _gathered = new();
    private ReadOnlyMemory<byte> _readAhead = readAhead;
    private volatile bool _gathers;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>While true, writes of up to 64 KiB in all are kept until the next write after it became false.</summary>
    public bool Gathers
    {
        get => _gathers;
        set => _gathers = value;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        if (_readAhead.IsEmpty || buffer.IsEmpty)
        {
            count = await inner.ReadAsync(buffer, cancellationToken);
        }
        else
        {
            count = Math.Min(_readAhead.Length, buffer.Length);
            _readAhead[..count].CopyTo(buffer);
            _readAhead = _readAhead[count..];
        }
        monitor.Observe(buffer.Span[..count]);
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_gathered.WrittenCount + buffer.Length > GatherBytes)
        {
            await WriteGatheredAsync(cancellationToken);
        }
        if (buffer.Length > GatherBytes || (_gathered.WrittenCount == 0 && !_gathers))
        {
            await inner.WriteAsync(buffer, cancellationToken);
            return;
        }
        _gathered.Write(buffer.Span);
        if (!_gathers)
        {
            await WriteGatheredAsync(cancellationToken);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Sockets have nothing to flush, and what is gathered waits for its last part.
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Asynchronous use only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Asynchronous use only.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    private async ValueTask WriteGatheredAsync(CancellationToken cancellationToken)
    {
        await inner.WriteAsync(_gathered.WrittenMemory, cancellationToken);
        _gathered.ResetWrittenCount();
    }
}
