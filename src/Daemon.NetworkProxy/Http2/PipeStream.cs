namespace Daemon.NetworkProxy.Http2;

/// <summary>Two pipes as one connection: reads from one, writes to the other.</summary>
/// <param name="taken">Told how many bytes were read, before they are handed out; null when nobody cares.</param>
internal sealed class PipeStream(MemoryPipe incoming, MemoryPipe outgoing, Func<int, CancellationToken, ValueTask>? taken = null) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await incoming.ReadAsync(buffer, cancellationToken);
        if (taken is not null && count > 0)
        {
            await taken(count, cancellationToken);
        }

        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => outgoing.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
