namespace Daemon.JsonRpc.Transports;

/// <summary>One message per line over a pair of byte streams: lines end in LF or CRLF when read and in LF when written.</summary>
/// <remarks>
/// An operation that the stream below cannot interrupt (standard input and output) is left behind when its token fires: it may still
/// swallow input or emit output later, so the transport is of no use after that.
/// </remarks>
public sealed class LineTransport : IMessageTransport
{
    /// <summary>The default limit of one incoming line: 128 MiB.</summary>
    public const int DefaultMaxMessageBytes = 128 * 1024 * 1024;

    private const int WriteChunkBytes = 64 * 1024;

    private readonly Stream _output;
    private readonly Stream _input;
    private readonly LineBuffer _lines;
    private readonly byte[] _chunk = new byte[WriteChunkBytes];
    private bool _endReported;

    /// <summary>Takes ownership of both streams.</summary>
    /// <param name="input">Read in chunks of any size.</param>
    /// <param name="output">Written in chunks of up to 64 KiB, or one longer message at a time.</param>
    /// <param name="maxMessageBytes">Longest line accepted; a longer one is skipped to its end and reported as such.</param>
    public LineTransport(Stream input, Stream output, int maxMessageBytes = DefaultMaxMessageBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxMessageBytes);
        _input = input;
        _output = output;
        _lines = new LineBuffer(maxMessageBytes);
    }

    /// <summary>The transport of a server that was started with its client at the other end of standard input and output.</summary>
    public static LineTransport OpenStandardStreams(int maxMessageBytes = DefaultMaxMessageBytes) =>
        new(
            new BlockingStream(Console.OpenStandardInput(), "stdin"),
            new BlockingStream(Console.OpenStandardOutput(), "stdout"),
            maxMessageBytes);

    /// <inheritdoc/>
    public async ValueTask<InboundFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_lines.TryTake(out InboundFrame frame))
            {
                return frame;
            }
            if (_endReported)
            {
                return null;
            }
            ValueTask<int> reading = _input.ReadAsync(_lines.Free(), cancellationToken);
            // WaitAsync: not every stream can interrupt a read.
            int count = reading.IsCompleted ? await reading : await reading.AsTask().WaitAsync(cancellationToken);
            if (count == 0)
            {
                _endReported = true;
                return _lines.TakeUnfinished();
            }
            _lines.Filled(count);
        }
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> batch, CancellationToken cancellationToken)
    {
        int used = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            ReadOnlyMemory<byte> message = batch[i];
            if (message.Length >= _chunk.Length - used)
            {
                await WriteOutAsync(_chunk.AsMemory(0, used), cancellationToken);
                used = 0;
            }
            if (message.Length >= _chunk.Length)
            {
                await WriteOutAsync(message, cancellationToken);
            }
            else
            {
                message.CopyTo(_chunk.AsMemory(used));
                used += message.Length;
            }
            _chunk[used++] = (byte)'\n';
        }
        await WriteOutAsync(_chunk.AsMemory(0, used), cancellationToken);
        await _output.FlushAsync(cancellationToken);
    }

    /// <summary>Ends the output, so that the other side reads its end, and leaves the input open.</summary>
    public ValueTask CloseOutputAsync() => _output.DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _output.DisposeAsync();
        await _input.DisposeAsync();
    }

    private async ValueTask WriteOutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ValueTask writing = _output.WriteAsync(bytes, cancellationToken);
        if (writing.IsCompleted)
        {
            await writing;
        }
        else
        {
            await writing.AsTask().WaitAsync(cancellationToken);
        }
    }
}
