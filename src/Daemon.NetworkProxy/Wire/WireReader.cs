using System.Buffers;

namespace Daemon.NetworkProxy.Wire;

/// <summary>
/// Reads ahead from a stream and keeps what is not consumed. While it waits with nothing buffered it holds its first, small buffer only.
/// Not thread-safe.
/// </summary>
internal sealed class WireReader(Stream stream) : IDisposable
{
    private const int FirstSize = 4096;

    private byte[] _bytes = [];
    private int _start;
    private int _end;

    public Stream Stream { get; } = stream;

    /// <summary>What was read and not consumed; valid until the next fill.</summary>
    public ReadOnlyMemory<byte> Buffered => _bytes.AsMemory(_start, _end - _start);

    public void Consume(int count)
    {
        _start += count;
        if (_start == _end)
        {
            _start = _end = 0;
        }
    }

    /// <summary>Reads once more, in a larger buffer when it is full. False at the end of the stream.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start == _end && _bytes.Length > FirstSize)
        {
            Release();
        }

        MakeRoom();
        var count = await Stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken);
        _end += count;
        return count > 0;
    }

    /// <summary>Copies buffered bytes if there are any, else reads from the stream. 0 at the end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        var buffered = Buffered;
        if (buffered.IsEmpty)
        {
            return await Stream.ReadAsync(target, cancellationToken);
        }

        var count = Math.Min(buffered.Length, target.Length);
        buffered.Span[..count].CopyTo(target.Span);
        Consume(count);
        return count;
    }

    public void Dispose() => Release();

    private void MakeRoom()
    {
        if (_bytes.Length == 0)
        {
            _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
        }
        else if (_end == _bytes.Length)
        {
            var length = _end - _start;
            var target = _start > 0 ? _bytes : ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            _bytes.AsSpan(_start, length).CopyTo(target);
            if (target != _bytes)
            {
                ArrayPool<byte>.Shared.Return(_bytes);
            }

            (_bytes, _start, _end) = (target, 0, length);
        }
    }

    private void Release()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        (_bytes, _start, _end) = ([], 0, 0);
    }
}
