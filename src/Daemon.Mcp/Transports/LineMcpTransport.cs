using Daemon.JsonRpc.Transports;

namespace Daemon.Mcp.Transports;

/// <summary>A server at the other end of a pair of streams, one message per line: the stdio transport of the specification.</summary>
internal sealed class LineMcpTransport(IMessageTransport lines) : IMcpTransport
{
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;
    private Task _write = Task.CompletedTask;

    public void Start(IMcpReceiver receiver) => _reading = ReadAsync(receiver);

    public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);

        // A caller may stop waiting, but half a message would spoil the stream for everybody else: the write goes on by itself.
        _write = WriteAsync(message);
        await _write.WaitAsync(cancellationToken);
        return true;
    }

    public void Established(string protocolVersion)
    {
        // The stream is the session: there is nothing to mark messages with.
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await lines.DisposeAsync();
        await _reading;
        await _write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _writing.Dispose();
    }

    /// <summary>Ends with the connection, which frees a writer whose server does not read.</summary>
    private async Task WriteAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            await lines.WriteAsync([message], _stop.Token);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            throw McpException.TransportClosed(error);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync(IMcpReceiver receiver)
    {
        await Task.Yield();
        Exception? cause = null;
        try
        {
            while (await lines.ReadAsync(_stop.Token) is { } frame)
            {
                // What is no message (too long, or not ended) is skipped, as are lines that are not JSON.
                if (frame.Problem is null)
                {
                    receiver.OnMessage(frame.Bytes);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
#pragma warning disable CA1031 // The loop's edge: whatever the stream throws is the end of the connection.
        catch (Exception error)
#pragma warning restore CA1031
        {
            cause = error;
        }

        receiver.OnClosed(cause);
    }
}
