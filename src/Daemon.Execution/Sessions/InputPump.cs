using System.Collections.Concurrent;

namespace Daemon.Execution.Sessions;

/// <summary>
/// Writes to a blocking stream on a thread of its own, one write at a time. <see cref="Complete"/> closes the stream behind the last
/// write, which is how the reader hears of the end. Thread-safe.
/// </summary>
#pragma warning disable CA1001 // Both are only memory, and used by the thread until its end.
internal sealed class InputPump
#pragma warning restore CA1001
{
    private readonly Stream _stream;
    private readonly BlockingCollection<PendingWrite> _writes = [];
    private readonly SemaphoreSlim _turn = new(1);

    public InputPump(Stream stream, string name)
    {
        _stream = stream;
        new Thread(Run, SessionThreads.StackBytes) { IsBackground = true, Name = name }.Start();
    }

    /// <exception cref="IOException">The input is closed, or its reader is gone.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);

        // From here on the thread owns the turn: a write that began is not broken off, and the next one comes after it.
        var write = new PendingWrite(bytes.ToArray(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            _writes.Add(write, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            _turn.Release();
            throw Closed();
        }

        await write.Done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>No more is written; the stream is closed after what was begun. Idempotent.</summary>
    public void Complete() => _writes.CompleteAdding();

    private static IOException Closed() => new("The command's standard input is closed.");

    private void Run()
    {
        foreach (PendingWrite write in _writes.GetConsumingEnumerable())
        {
            try
            {
                _stream.Write(write.Bytes);
                _stream.Flush();
                write.Done.SetResult();
            }
            catch (Exception failure) when (failure is IOException or ObjectDisposedException or UnauthorizedAccessException)
            {
                _writes.CompleteAdding();
                write.Done.SetException(new IOException("The command's standard input is closed.", failure));
            }
            finally
            {
                _turn.Release();
            }
        }

        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // Nothing was left to flush; the reader is gone.
        }
    }

    private sealed record PendingWrite(byte[] Bytes, TaskCompletionSource Done);
}
