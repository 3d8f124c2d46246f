namespace Daemon.JsonRpc.Transports;

/// <summary>Makes a stream that can only block, such as standard input, asynchronous with a thread of its own.</summary>
/// <remarks>
/// The framework would block a thread of the pool for each pending operation, and a server waits for its input all the time: on a small
/// machine that is half of the pool. One operation at a time; a started one cannot be cancelled. The thread is a background
/// thread, because nothing wakes a blocked read before the process ends.
/// </remarks>
internal sealed class BlockingStream : Stream
{
    private const int StackBytes = 256 * 1024;

    private readonly Stream _inner;
    private readonly SemaphoreSlim _wake = new(0);
    private Operation? _next;
    private volatile bool _disposed;

    /// <summary>Takes ownership of <paramref name="inner"/>.</summary>
    public BlockingStream(Stream inner, string threadName)
    {
        _inner = inner;
        new Thread(Work, StackBytes) { IsBackground = true, Name = threadName }.Start();
    }

    public override bool CanRead => _inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => _inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(StartAsync(() => _inner.Read(buffer.Span), cancellationToken));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(StartAsync(
            () =>
            {
                _inner.Write(buffer.Span);
                _inner.Flush();
                return buffer.Length;
            },
            cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Each write flushes.
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
        if (disposing && !_disposed)
        {
            _disposed = true;
            _wake.Release();
            _inner.Dispose();
        }
        base.Dispose(disposing);
    }

    private Task<int> StartAsync(Func<int> run, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        var operation = new Operation(run);
        if (Interlocked.CompareExchange(ref _next, operation, null) is not null)
        {
            throw new InvalidOperationException("An operation is still under way.");
        }
        _wake.Release();
        return operation.Completion.Task;
    }

    private void Work()
    {
        while (true)
        {
            _wake.Wait();
            if (_disposed || Volatile.Read(ref _next) is not { } operation)
            {
                return;
            }
            try
            {
                int result = operation.Run();
                // Before the waiting side hears of the end, as it may start the next operation at once.
                Volatile.Write(ref _next, null);
                operation.Completion.SetResult(result);
            }
#pragma warning disable CA1031 // Whatever the stream throws belongs to the one who waits for the operation.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Volatile.Write(ref _next, null);
                operation.Completion.SetException(error);
            }
        }
    }

    private sealed record Operation(Func<int> Run)
    {
        public TaskCompletionSource<int> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
