using System.Buffers.Binary;

namespace Daemon.NetworkProxy.Http2;

/// <summary>Writes the frames of one connection, and keeps to the windows that its peer opens. Thread-safe.</summary>
internal sealed class FrameWriter(Stream stream) : IDisposable
{
    /// <summary>What every peer takes (RFC 9113, 4.2).</summary>
    private const int MaxPayload = 16384;

    private const int InitialWindow = 65535;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<int, long> _windows = [];
    private TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _connectionWindow = InitialWindow;
    private int _initialWindow = InitialWindow;

    public void Open(int streamId)
    {
        lock (_gate)
        {
            _windows[streamId] = _initialWindow;
        }
    }

    public void Close(int streamId)
    {
        lock (_gate)
        {
            _windows.Remove(streamId);
            Signal();
        }
    }

    public async ValueTask WriteAsync(FrameType type, byte flags, int streamId, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var frame = new byte[FrameHead.Size + payload.Length];
        new FrameHead(payload.Length, type, flags, streamId).Write(frame);
        payload.CopyTo(frame.AsMemory(FrameHead.Size));
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await stream.WriteAsync(frame, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes a block of headers, in several frames when it is long. Nothing may come between them.</summary>
    public async ValueTask WriteHeadersAsync(int streamId, byte[] block, bool endStream, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (var start = 0; start == 0 || start < block.Length; start += MaxPayload)
            {
                var length = Math.Min(MaxPayload, block.Length - start);
                var frame = new byte[FrameHead.Size + length];
                var flags = (start + length == block.Length ? FrameHead.EndHeaders : 0) | (start == 0 && endStream ? FrameHead.EndStream : 0);
                new FrameHead(length, start == 0 ? FrameType.Headers : FrameType.Continuation, (byte)flags, streamId).Write(frame);
                block.AsSpan(start, length).CopyTo(frame.AsSpan(FrameHead.Size));
                await stream.WriteAsync(frame, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes a piece of a body as windows allow.</summary>
    /// <exception cref="IOException">The stream was closed.</exception>
    public async ValueTask WriteDataAsync(int streamId, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        while (!data.IsEmpty)
        {
            var allowed = Math.Min(await TakeAsync(streamId, Math.Min(data.Length, MaxPayload), cancellationToken), data.Length);
            await WriteAsync(FrameType.Data, 0, streamId, data[..allowed], cancellationToken);
            data = data[allowed..];
        }
    }

    public ValueTask WriteWindowAsync(int streamId, int increment, CancellationToken cancellationToken) =>
        WriteNumberAsync(FrameType.WindowUpdate, streamId, (uint)increment, cancellationToken);

    public ValueTask WriteResetAsync(int streamId, Http2Error error, CancellationToken cancellationToken) =>
        WriteNumberAsync(FrameType.ResetStream, streamId, (uint)error, cancellationToken);

    /// <summary>The peer takes more. Stream 0 is the connection.</summary>
    /// <exception cref="Http2Exception">More than a window may be.</exception>
    public void Grow(int streamId, int increment)
    {
        lock (_gate)
        {
            if (streamId == 0)
            {
                _connectionWindow = Checked(_connectionWindow + increment);
            }
            else if (_windows.TryGetValue(streamId, out var window))
            {
                _windows[streamId] = Checked(window + increment);
            }

            Signal();
        }
    }

    /// <summary>The peer's SETTINGS_INITIAL_WINDOW_SIZE, which also moves the windows of open streams.</summary>
    public void SetInitialWindow(int size)
    {
        lock (_gate)
        {
            foreach (var streamId in _windows.Keys.ToArray())
            {
                _windows[streamId] = Checked(_windows[streamId] + size - _initialWindow);
            }

            _initialWindow = size;
            Signal();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static long Checked(long window) =>
        window <= int.MaxValue ? window : throw new Http2Exception(Http2Error.FlowControl, "A window grows beyond its limit.");

    private async ValueTask<int> TakeAsync(int streamId, int wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task opened;
            lock (_gate)
            {
                if (!_windows.TryGetValue(streamId, out var window))
                {
                    throw new IOException("The stream is closed.");
                }

                var allowed = (int)Math.Min(wanted, Math.Min(window, _connectionWindow));
                if (allowed > 0)
                {
                    _windows[streamId] = window - allowed;
                    _connectionWindow -= allowed;
                    return allowed;
                }

                opened = _opened.Task;
            }

            await opened.WaitAsync(cancellationToken);
        }
    }

    private ValueTask WriteNumberAsync(FrameType type, int streamId, uint number, CancellationToken cancellationToken)
    {
        var payload = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(payload, number);
        return WriteAsync(type, 0, streamId, payload, cancellationToken);
    }

    private void Signal()
    {
        var opened = _opened;
        _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        opened.SetResult();
    }
}
