namespace Daemon.ModelClient.Tests.Sse;

/// <summary>Gives its bytes in pieces of a chosen size.</summary>
/// <param name="sizeAt">Size of the piece that begins at the given offset.</param>
internal sealed class ChunkedStream(byte[] bytes, Func<int, int> sizeAt) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int size = Math.Min(Math.Min(count, sizeAt(_position)), bytes.Length - _position);
        bytes.AsSpan(_position, size).CopyTo(buffer.AsSpan(offset));
        _position += size;
        return size;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int size = Math.Min(Math.Min(buffer.Length, sizeAt(_position)), bytes.Length - _position);
        bytes.AsMemory(_position, size).CopyTo(buffer);
        _position += size;
        return ValueTask.FromResult(size);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
