using System.Buffers.Binary;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Http2;

/// <summary>
/// The server's side of an HTTP/2 connection (RFC 9113): reads frames, and has each request served as an HTTP/1.1 connection of its own.
/// One loop reads; streams run side by side and write through one <see cref="FrameWriter"/>. A body that is not taken stalls its sender
/// alone: each stream's window is opened again for what was taken of it, and the connection's at once.
/// </summary>
internal sealed class Http2Connection(Stream stream, Func<Stream, CancellationToken, Task> serve) : IDisposable
{
    private const int MaxFrame = 16384;
    private const int MaxHeaderBlock = 128 * 1024;
    private const int MaxStreams = 100;

    /// <summary>Control frames beyond the number of requests: more is a flood.</summary>
    private const int MaxControlFrames = 10_000;

    private static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    private readonly FrameWriter _frames = new(stream);
    private readonly HpackDecoder _headers = new();
    private readonly Dictionary<int, Http2Stream> _streams = [];
    private int _lastStream;
    private int _controlFrames;

    /// <exception cref="IOException">The connection broke, or the client does not keep to the protocol.</exception>
    public async Task RunAsync(CancellationToken closing)
    {
        using var reader = new WireReader(stream);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(closing);
        try
        {
            await ReadPrefaceAsync(reader, closing);
            await _frames.WriteAsync(FrameType.Settings, 0, 0, Settings(), closing);
            while (await ReadFrameAsync(reader, ending.Token))
            {
            }
        }
        catch (Http2Exception fault)
        {
            await GoAwayAsync(fault.Error, closing);
            throw;
        }
        catch (HpackException)
        {
            await GoAwayAsync(Http2Error.Compression, closing);
            throw;
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(_streams.Values.Select(open => open.Completion));
            foreach (var open in _streams.Values)
            {
                open.Dispose();
            }
        }
    }

    public void Dispose() => _frames.Dispose();

    private static async ValueTask ReadPrefaceAsync(WireReader reader, CancellationToken cancelled)
    {
        await NeedAsync(reader, Preface.Length, cancelled);
        if (!reader.Buffered.Span.StartsWith(Preface))
        {
            throw new Http2Exception(Http2Error.Protocol, "The connection does not begin as HTTP/2.");
        }

        reader.Consume(Preface.Length);
    }

    private static async ValueTask<bool> NeedAsync(WireReader reader, int count, CancellationToken cancelled)
    {
        while (reader.Buffered.Length < count)
        {
            if (!await reader.FillAsync(cancelled))
            {
                return reader.Buffered.IsEmpty ? false : throw new IOException("The connection ended within a frame.");
            }
        }

        return true;
    }

    private static byte[] Settings()
    {
        // SETTINGS_MAX_CONCURRENT_STREAMS; everything else is as the standard has it.
        var settings = new byte[6];
        BinaryPrimitives.WriteUInt16BigEndian(settings, 3);
        BinaryPrimitives.WriteUInt32BigEndian(settings.AsSpan(2), MaxStreams);
        return settings;
    }

    private async ValueTask<bool> ReadFrameAsync(WireReader reader, CancellationToken cancelled)
    {
        if (!await NeedAsync(reader, FrameHead.Size, cancelled))
        {
            return false;
        }

        var head = FrameHead.Read(reader.Buffered.Span);
        if (head.Length > MaxFrame)
        {
            throw new Http2Exception(Http2Error.FrameSize, "A frame is too long.");
        }

        await NeedAsync(reader, FrameHead.Size + head.Length, cancelled);
        var payload = reader.Buffered.Slice(FrameHead.Size, head.Length);
        switch (head.Type)
        {
            case FrameType.Headers:
                // Reads on: the block may go on in frames of its own.
                await HeadersAsync(reader, head, cancelled);
                return true;
            case FrameType.Data:
                await DataAsync(head, payload, cancelled);
                break;
            case FrameType.Settings:
                await ApplySettingsAsync(head, payload, cancelled);
                break;
            case FrameType.WindowUpdate:
                GrowWindow(head, payload.Span);
                break;
            case FrameType.Ping:
                CountControlFrame();
                if (head.Length != 8)
                {
                    throw new Http2Exception(Http2Error.FrameSize, "A ping has eight bytes.");
                }

                if (!head.Has(FrameHead.Acknowledge))
                {
                    await _frames.WriteAsync(FrameType.Ping, FrameHead.Acknowledge, 0, payload.ToArray(), cancelled);
                }

                break;
            case FrameType.ResetStream:
                CountControlFrame();
                if (_streams.TryGetValue(head.StreamId, out var reset))
                {
                    reset.Cancel();
                }

                break;
            case FrameType.PushPromise or FrameType.Continuation:
                throw new Http2Exception(Http2Error.Protocol, $"{head.Type} has no place here.");
            case FrameType.GoAway:
                return false;
        }

        reader.Consume(FrameHead.Size + head.Length);
        return true;
    }

    private async ValueTask HeadersAsync(WireReader reader, FrameHead head, CancellationToken cancelled)
    {
        var block = new List<byte>();
        block.AddRange(Content(head, reader.Buffered.Span.Slice(FrameHead.Size, head.Length)));
        reader.Consume(FrameHead.Size + head.Length);
        var last = head;
        while (!last.Has(FrameHead.EndHeaders))
        {
            await NeedAsync(reader, FrameHead.Size, cancelled);
            last = FrameHead.Read(reader.Buffered.Span);
            if (last.Type != FrameType.Continuation || last.StreamId != head.StreamId || last.Length > MaxFrame || block.Count + last.Length > MaxHeaderBlock)
            {
                throw new Http2Exception(Http2Error.Protocol, "A header block is interrupted or too long.");
            }

            await NeedAsync(reader, FrameHead.Size + last.Length, cancelled);
            block.AddRange(reader.Buffered.Span.Slice(FrameHead.Size, last.Length));
            reader.Consume(FrameHead.Size + last.Length);
        }

        var fields = _headers.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(block));
        await BeginAsync(head, fields, cancelled);
    }

    private async ValueTask BeginAsync(FrameHead head, List<(string Name, string Value)> fields, CancellationToken cancelled)
    {
        RemoveEnded();
        if (_streams.TryGetValue(head.StreamId, out var known))
        {
            // Trailers: they end the body and say nothing that is passed on.
            await known.AddAsync(default, 0, last: true, cancelled);
            return;
        }

        if (head.StreamId <= _lastStream || head.StreamId % 2 == 0)
        {
            throw new Http2Exception(Http2Error.StreamClosed, "A stream is begun out of order.");
        }

        _lastStream = head.StreamId;
        if (_streams.Count >= MaxStreams)
        {
            await _frames.WriteResetAsync(head.StreamId, Http2Error.RefusedStream, cancelled);
            return;
        }

        var hasBody = !head.Has(FrameHead.EndStream);
        if (RequestTranslation.ToHead(fields, hasBody, out var isChunked) is not { } request)
        {
            await _frames.WriteResetAsync(head.StreamId, Http2Error.Protocol, cancelled);
            return;
        }

        _frames.Open(head.StreamId);
        var begun = new Http2Stream(head.StreamId, _frames, serve, isChunked, isHead: fields.Contains((":method", "HEAD")));
        _streams[head.StreamId] = begun;
        begun.Start(request, cancelled);
        if (!hasBody)
        {
            begun.EndWithoutBody();
        }
    }

    private async ValueTask DataAsync(FrameHead head, ReadOnlyMemory<byte> payload, CancellationToken cancelled)
    {
        if (head.StreamId == 0 || head.StreamId > _lastStream)
        {
            throw new Http2Exception(Http2Error.Protocol, "Data belongs to no stream.");
        }

        if (_streams.TryGetValue(head.StreamId, out var open) && !open.IsRequestEnded)
        {
            await open.AddAsync(Content(head, payload.Span).ToArray(), head.Length, head.Has(FrameHead.EndStream), cancelled);
        }

        if (head.Length > 0)
        {
            await _frames.WriteWindowAsync(0, head.Length, cancelled);
        }
    }

    private async ValueTask ApplySettingsAsync(FrameHead head, ReadOnlyMemory<byte> payload, CancellationToken cancelled)
    {
        const int InitialWindowSize = 4;
        CountControlFrame();
        if (head.Has(FrameHead.Acknowledge))
        {
            return;
        }

        if (head.Length % 6 != 0)
        {
            throw new Http2Exception(Http2Error.FrameSize, "Settings have six bytes each.");
        }

        for (var i = 0; i < payload.Length; i += 6)
        {
            var value = BinaryPrimitives.ReadUInt32BigEndian(payload.Span[(i + 2)..]);
            if (BinaryPrimitives.ReadUInt16BigEndian(payload.Span[i..]) == InitialWindowSize)
            {
                _frames.SetInitialWindow(value <= int.MaxValue ? (int)value : throw new Http2Exception(Http2Error.FlowControl, "A window is too large."));
            }
        }

        await _frames.WriteAsync(FrameType.Settings, FrameHead.Acknowledge, 0, default, cancelled);
    }

    private void GrowWindow(FrameHead head, ReadOnlySpan<byte> payload)
    {
        var increment = payload.Length == 4 ? BinaryPrimitives.ReadInt32BigEndian(payload) & int.MaxValue : 0;
        if (increment == 0)
        {
            throw new Http2Exception(Http2Error.Protocol, "A window grows by nothing.");
        }

        _frames.Grow(head.StreamId, increment);
    }

    /// <summary>The payload without padding and priority.</summary>
    private static ReadOnlySpan<byte> Content(FrameHead head, ReadOnlySpan<byte> payload)
    {
        var padding = 0;
        if (head.Has(FrameHead.Padded))
        {
            padding = payload.IsEmpty ? int.MaxValue : payload[0];
            payload = payload.IsEmpty ? payload : payload[1..];
        }

        var skipped = head.Type == FrameType.Headers && head.Has(FrameHead.HasPriority) ? 5 : 0;
        return padding <= payload.Length - skipped
            ? payload[skipped..^padding]
            : throw new Http2Exception(Http2Error.Protocol, "A frame has more padding than content.");
    }

    private void RemoveEnded()
    {
        foreach (var (id, ended) in _streams.Where(entry => entry.Value.Completion.IsCompleted).ToArray())
        {
            _streams.Remove(id);
            ended.Dispose();
        }
    }

    private void CountControlFrame()
    {
        if (++_controlFrames > MaxControlFrames + _lastStream)
        {
            throw new Http2Exception(Http2Error.EnhanceYourCalm, "The client sends more control frames than requests.");
        }
    }

    private async ValueTask GoAwayAsync(Http2Error error, CancellationToken closing)
    {
        var payload = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(payload, _lastStream);
        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(4), (uint)error);
        await _frames.WriteAsync(FrameType.GoAway, 0, 0, payload, closing);
    }
}
