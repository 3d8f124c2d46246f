using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Http2;

/// <summary>
/// One request of an HTTP/2 connection, served as a connection of its own that speaks HTTP/1.1: what it is asked is written into one
/// pipe, and what comes out of the other is written as frames.
/// </summary>
/// <param name="serve">Serves a connection that speaks HTTP/1.1, to its end.</param>
internal sealed class Http2Stream(int id, FrameWriter frames, Func<Stream, CancellationToken, Task> serve, bool isChunked, bool isHead) : IDisposable
{
    private const int Capacity = 64 * 1024;

    /// <summary>The window that every stream begins with (RFC 9113, 6.9.2).</summary>
    private const int Window = 65535;

    private const int WindowStep = Window / 2;

    // Bounded by the window: the loop that reads frames must never wait for one stream.
    private readonly MemoryPipe _request = new(int.MaxValue);
    private readonly MemoryPipe _response = new(Capacity);
    private readonly CancellationTokenSource _ended = new();
    private int _unopened;
    private int _taken;

    public int Id { get; } = id;

    /// <summary>Whether the client has said all.</summary>
    public bool IsRequestEnded { get; private set; }

    /// <summary>Serves the request; never faults. The connection awaits it.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    public void Start(byte[] head, CancellationToken closing)
    {
        Completion = RunAsync(head, closing);
    }

    /// <summary>A piece of the body.</summary>
    /// <param name="windowSize">What the frame takes of the window, padding included.</param>
    /// <exception cref="Http2Exception">More than the window allows.</exception>
    public async ValueTask AddAsync(ReadOnlyMemory<byte> data, int windowSize, bool last, CancellationToken cancellationToken)
    {
        if (Interlocked.Add(ref _unopened, windowSize) > Window)
        {
            throw new Http2Exception(Http2Error.FlowControl, "The client sends more than the window allows.");
        }

        try
        {
            if (!data.IsEmpty)
            {
                await _request.WriteAsync(isChunked ? Chunk(data.Span) : data, cancellationToken);
            }

            if (last)
            {
                await _request.WriteAsync(isChunked ? "0\r\n\r\n"u8.ToArray() : default, cancellationToken);
                IsRequestEnded = true;
                _request.End();
            }
        }
        catch (IOException)
        {
            // The answer is complete and nobody reads the rest.
            IsRequestEnded |= last;
        }
    }

    public void EndWithoutBody()
    {
        IsRequestEnded = true;
        _request.End();
    }

    /// <summary>The client does not want the answer any more.</summary>
    public void Cancel() => _ended.Cancel();

    public void Dispose() => _ended.Dispose();

    private static byte[] Chunk(ReadOnlySpan<byte> data)
    {
        var output = new WireBuffer();
        output.AppendHexLine(data.Length);
        output.Append(data);
        output.Append("\r\n"u8);
        var chunk = output.Memory.ToArray();
        output.Clear();
        return chunk;
    }

    private async Task RunAsync(byte[] head, CancellationToken closing)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closing, _ended.Token);
        var cancelled = either.Token;
        var serving = ServeAsync(head, cancelled);
        try
        {
            await AnswerAsync(cancelled);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            await ResetAsync(closing);
        }

        _request.Break();
        _response.Break();
        await _ended.CancelAsync();
        await serving;
        frames.Close(Id);
    }

    private async Task ServeAsync(byte[] head, CancellationToken cancelled)
    {
        try
        {
            await _request.WriteAsync(head, cancelled);
            await using var connection = new PipeStream(_request, _response, OpenWindowAsync);
            await serve(connection, cancelled);
            _response.End();
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            _response.Break();
        }
    }

    /// <summary>Opens the window again for what was taken, in large steps. The pipe's bytes are a few more than the body's.</summary>
    private async ValueTask OpenWindowAsync(int count, CancellationToken cancelled)
    {
        _taken += count;
        if (_taken >= WindowStep && Math.Min(_taken, Volatile.Read(ref _unopened)) is > 0 and var step)
        {
            _taken = 0;
            Interlocked.Add(ref _unopened, -step);
            await frames.WriteWindowAsync(Id, step, cancelled);
        }
    }

    /// <summary>Reads the HTTP/1.1 answer and writes it as frames.</summary>
    private async ValueTask AnswerAsync(CancellationToken cancelled)
    {
        await using var source = new PipeStream(_response, _response);
        using var reader = new WireReader(source);
        var head = new ResponseHead();
        do
        {
            reader.Consume(head.Bytes.Length);
            if (await HeadReader.ReadAsync(reader, head, cancelled) != HeadFault.None)
            {
                throw new IOException("There is no answer.");
            }
        }
        while (head.IsInformational);

        var body = head.Body(isHead ? "HEAD" : "GET");
        await frames.WriteHeadersAsync(Id, Block(head), !body.HasBody, cancelled);
        reader.Consume(head.Bytes.Length);
        if (body.HasBody)
        {
            await BodyCopy.RunAsync(reader, new DataFrames(frames, Id), new WireBuffer(), body, writeChunks: false, cancelled);
            await frames.WriteAsync(FrameType.Data, FrameHead.EndStream, Id, default, cancelled);
        }

        if (!IsRequestEnded)
        {
            await frames.WriteResetAsync(Id, Http2Error.None, cancelled);
        }
    }

    private async ValueTask ResetAsync(CancellationToken closing)
    {
        try
        {
            await frames.WriteResetAsync(Id, Http2Error.Internal, closing);
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection is gone.
        }
    }

    private static byte[] Block(ResponseHead head)
    {
        var block = new List<byte>();
        HpackWriter.WriteStatus(block, head.Status);
        foreach (var field in head.Fields)
        {
            if (field.Kind != FieldKind.TransferEncoding && !head.IsHopByHop(field))
            {
                HpackWriter.WriteField(block, System.Text.Encoding.Latin1.GetString(field.Name(head.Bytes.Span)), head.Value(field));
            }
        }

        return [.. block];
    }
}
